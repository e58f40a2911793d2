; Removes what the app writes to the registry: start at login, and the class that Windows calls when one of its
; notifications is clicked. An update also runs the old uninstaller, and keeps both.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "org.casjobs-tray.app"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "org.casjobs-tray.app"
    DeleteRegKey HKCU "Software\Classes\CLSID\{5B1C2E6A-7D0F-4C0B-9E55-3A1B6E0C7C41}"
  ${endIf}
!macroend
