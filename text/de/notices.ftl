### Deutsch: was gerade getan wurde, in einem Satz oben auf der nächsten Seite.

notice-profile = Ihr Profil wurde gespeichert.
notice-password = Ihr Passwort wurde geändert. Ihre anderen Sitzungen sind beendet.
notice-session-ended = Die Sitzung ist beendet.
notice-others-ended = Ihre anderen Sitzungen sind beendet.
notice-deleted = Ihr Konto wurde gelöscht.
notice-user-added = Der Benutzer wurde hinzugefügt.
notice-user-deleted = Der Benutzer wurde gelöscht und überall abgemeldet.
notice-reset = Ihr neues Passwort ist festgelegt. Melden Sie sich damit an.
notice-limit-lifted = Entsperrt. Der Zähler beginnt von vorn.
notice-limit-over = Diese Sperre war schon vorbei.
notice-user-saved = Der Benutzer wurde gespeichert.
notice-user-unchanged = Es gab nichts zu ändern: Der Benutzer ist, wie Sie ihn sehen.
notice-user-activated = Der Benutzer wurde gespeichert und aktiviert. Anmelden ist wieder möglich.
notice-user-deactivated = Der Benutzer wurde gespeichert, deaktiviert und überall abgemeldet. Anmelden ist nicht mehr möglich.
notice-user-rights = Der Benutzer wurde mit einer anderen Rolle gespeichert und überall abgemeldet, damit sie sofort gilt.
notice-user-password = Das Passwort wurde festgelegt. Das alte gilt nicht mehr, und der Benutzer ist überall abgemeldet.
notice-user-session-ended = Die Sitzung ist beendet.
notice-user-sessions-ended = Der Benutzer ist überall abgemeldet.
notice-user-given = Der Benutzer wurde gespeichert. Was jetzt erlaubt ist, gilt ab der nächsten Anfrage.
notice-group-added = Die Gruppe wurde hinzugefügt.
notice-group-saved = Die Gruppe wurde gespeichert. Was die Mitglieder jetzt dürfen, gilt ab ihrer nächsten Anfrage.
notice-group-unchanged = Es gab nichts zu ändern: Die Gruppe ist, wie Sie sie sehen.
notice-group-deleted = Die Gruppe wurde gelöscht. Die Mitglieder haben verloren, was nur sie erlaubt hat.
