; What the app itself writes into the registry goes when it is removed: its start at login, and the class by which
; Windows calls it when one of its notifications is clicked. An update runs the old uninstaller too, and keeps both.
!macro customUnInstall
  ${ifNot} ${isUpdated}
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Run" "org.casjobs-tray.app"
    DeleteRegValue HKCU "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run" "org.casjobs-tray.app"
    DeleteRegKey HKCU "Software\Classes\CLSID\{5B1C2E6A-7D0F-4C0B-9E55-3A1B6E0C7C41}"
  ${endIf}
!macroend
