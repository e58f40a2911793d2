// The queries of the seeded jobs, in the SQL that astronomers send to CasJobs.

export const virgoColours = `SELECT o.objID, o.raMean, o.decMean,
       m.gMeanPSFMag, m.rMeanPSFMag, m.iMeanPSFMag,
       m.gMeanPSFMag - m.rMeanPSFMag AS gr
INTO mydb.virgo_targets
FROM fGetNearbyObjEq(187.70593, 12.39112, 90.0) AS nb
JOIN MeanObjectView AS m ON m.objID = nb.objID
JOIN ObjectThin AS o ON o.objID = nb.objID
WHERE o.nDetections > 5
  AND m.gMeanPSFMag BETWEEN 14 AND 21
  AND m.rMeanPSFMag > -999`;

export const crossmatch = `SELECT g.objid, g.ra, g.dec, g.fuv_mag, g.nuv_mag, g.e_bv,
       p.objID AS ps1_id, p.distance
INTO mydb.galex_ps1
FROM photoobjall AS g
CROSS APPLY PanSTARRS_DR2.dbo.fGetNearestObjEq(g.ra, g.dec, 0.05) AS p
WHERE g.band = 3
  AND g.nuv_mag < 20.5
  AND g.fov_radius < 0.55
ORDER BY g.ra`;

export const stackCounts = `SELECT s.projectionID, s.skyCellID, COUNT_BIG(*) AS n
INTO mydb.stack_counts
FROM StackObjectThin AS s
WHERE s.primaryDetection = 1
  AND s.iPSFMag BETWEEN 17.0 AND 22.5
GROUP BY s.projectionID, s.skyCellID`;

export const quickLook = `SELECT TOP 10 objID, raMean, decMean, nDetections
FROM ObjectThin
WHERE raMean BETWEEN 187.6 AND 187.8
  AND decMean BETWEEN 12.3 AND 12.5`;

export const cosmos = `SELECT d.MatchID, d.MatchRA, d.MatchDec, d.A_F814W, d.CI,
       d.NumImages
INTO mydb.cosmos_morphology
FROM DetailedCatalog AS d
WHERE d.MatchRA BETWEEN 149.6 AND 150.6
  AND d.MatchDec BETWEEN 1.7 AND 2.7
  AND d.NumImages >= 3
  AND d.Det = 'Y'`;

export const uvExcess = `SELECT v.objID, v.ra, v.dec, u.fuv, u.nuv, v.gMag,
       u.nuv - v.gMag AS uv_excess
INTO mydb.uv_excess_matched
FROM mydb.virgo_targets AS v
JOIN mydb.uv_excess AS u ON u.objID = v.objID
WHERE u.nuv - v.gMag < 1.2`;

export const lightCurves = `-- Light curves of RR Lyrae candidates in the halo.
-- Step 1: candidates by colour and by scatter.
WITH candidates AS (
  SELECT o.objID,
         o.raMean,
         o.decMean,
         m.gMeanPSFMag,
         m.gMeanPSFMagStd,
         m.rMeanPSFMag,
         m.rMeanPSFMagStd,
         m.iMeanPSFMag
  FROM ObjectThin AS o
  JOIN MeanObject AS m
    ON m.objID = o.objID
   AND m.uniquePspsOBid = o.uniquePspsOBid
  WHERE o.nDetections > 30
    AND o.decMean > -30
    AND m.gMeanPSFMag BETWEEN 14.5 AND 20.5
    AND m.gMeanPSFMag - m.rMeanPSFMag BETWEEN -0.25 AND 0.45
    AND m.gMeanPSFMagStd > 0.12
    AND m.rMeanPSFMagStd > 0.08
),
-- Step 2: all their good detections.
measured AS (
  SELECT c.objID,
         d.filterID,
         d.obsTime,
         d.psfFlux,
         d.psfFluxErr,
         d.psfQfPerfect
  FROM candidates AS c
  JOIN Detection AS d
    ON d.objID = c.objID
  WHERE d.psfQfPerfect > 0.95
    AND d.psfFlux > 0
    AND d.psfFluxErr > 0
)
-- Step 3: magnitudes, filter by filter.
SELECT c.objID,
       c.raMean,
       c.decMean,
       f.filterType,
       x.obsTime,
       -2.5 * LOG10(x.psfFlux) + 8.9 AS psfMag,
       1.0857 * x.psfFluxErr / x.psfFlux AS psfMagErr
INTO mydb.rrlyrae_lightcurves
FROM measured AS x
JOIN candidates AS c ON c.objID = x.objID
JOIN Filter AS f ON f.filterID = x.filterID
ORDER BY c.objID, f.filterType, x.obsTime`;
