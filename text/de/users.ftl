### Deutsch: was die Liste der Benutzer und die Seiten über einen Benutzer in Zahlen und Namen sagen.

## Die Liste der Benutzer

users-filter-everyone = Alle
users-filter-inactive = Inaktiv
users-filter-staff = Team
users-filter-superusers = Superuser
users-person = Person
users-status = Status
users-order = { $column }: { $order }
users-order-a-to-z = A bis Z
users-order-z-to-a = Z bis A
users-order-newest = neueste zuerst
users-order-oldest = älteste zuerst
users-order-first = zuerst
users-order-last = zuletzt
users-all-on-page = { $n ->
    [one] { NUMBER($n) } auf dieser Seite
   *[other] Alle { NUMBER($n) } auf dieser Seite
 }
users-everyone = Alle { NUMBER($n) } Benutzer, nicht nur die auf dieser Seite
users-range = { $count ->
    [0] Niemand
    [one] { NUMBER($from) } von { NUMBER($total) }
   *[other] { NUMBER($from) }–{ NUMBER($to) } von { NUMBER($total) }
 }
users-page = Seite { NUMBER($page) } von { NUMBER($count) }

## Einen Benutzer hinzufügen

users-invited = { $name } wurde hinzugefügt. Geben Sie den Link unten weiter.
users-invite-inactive = Nur wer aktiv ist, kann ein Passwort wählen. Setzen Sie dieses Häkchen, oder legen Sie ein Passwort fest.

## Was man mit Benutzern tun kann: das Formular kam zurück

bulk-no-action = Wählen Sie, was mit den Benutzern geschehen soll.
bulk-no-group = Wählen Sie zuerst die Gruppe.
bulk-nobody = Setzen Sie zuerst Häkchen bei den Benutzern.

## Was man mit Benutzern tun kann: die Seite, die fragt; jeder Frage folgt ihr Knopf.
## Mit $most sind es so viele Benutzer, dass nicht alle angesehen wurden.

bulk-activate-ask = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer aktivieren?
   *[none] { NUMBER($n) } Benutzer aktivieren?
 }
bulk-activate-button = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer aktivieren
   *[none] { NUMBER($n) } Benutzer aktivieren
 }
bulk-deactivate-ask = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer deaktivieren?
   *[none] { NUMBER($n) } Benutzer deaktivieren?
 }
bulk-deactivate-button = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer deaktivieren
   *[none] { NUMBER($n) } Benutzer deaktivieren
 }
bulk-end-sessions-ask = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer überall abmelden?
   *[none] { NUMBER($n) } Benutzer überall abmelden?
 }
bulk-end-sessions-button = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer abmelden
   *[none] { NUMBER($n) } Benutzer abmelden
 }
bulk-delete-ask = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer löschen?
   *[none] { NUMBER($n) } Benutzer löschen?
 }
bulk-delete-button = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer löschen
   *[none] { NUMBER($n) } Benutzer löschen
 }
bulk-join-ask = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer zur Gruppe { $group } hinzufügen?
   *[none] { NUMBER($n) } Benutzer zur Gruppe { $group } hinzufügen?
 }
bulk-join-button = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer zu { $group } hinzufügen
   *[none] { NUMBER($n) } Benutzer zu { $group } hinzufügen
 }
bulk-leave-ask = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer aus der Gruppe { $group } entfernen?
   *[none] { NUMBER($n) } Benutzer aus der Gruppe { $group } entfernen?
 }
bulk-leave-button = { $most ->
    [yes] Bis zu { NUMBER($n) } Benutzer aus { $group } entfernen
   *[none] { NUMBER($n) } Benutzer aus { $group } entfernen
 }
bulk-more = { $most ->
    [yes] und bis zu { NUMBER($n) } weitere Personen
   *[none] { $n ->
        [one] und { NUMBER($n) } weitere Person
       *[other] und { NUMBER($n) } weitere Personen
    }
 }

## Die Seite, die fragt: was geschehen würde

bulk-nothing = Es würde sich nichts ändern.
bulk-ends = { $n ->
    [0] Niemand davon ist angemeldet.
    [one] { NUMBER($n) } Sitzung endet sofort.
   *[other] { NUMBER($n) } Sitzungen enden sofort.
 }
bulk-ends-at-least = Alle Sitzungen dieser Benutzer enden sofort: { NUMBER($n) } bei den ersten { NUMBER($users) } Benutzern; die übrigen wurden nicht gezählt.
bulk-activate-then = Eine Anmeldung mit dem bisherigen Passwort ist dann wieder möglich.
bulk-deactivate-then = Eine Anmeldung ist erst nach erneuter Aktivierung wieder möglich.
bulk-end-sessions-then = Eine erneute Anmeldung bleibt möglich.
bulk-delete-then = Die Konten verschwinden endgültig; das Protokoll behält, was mit ihnen getan wurde. Das lässt sich nicht rückgängig machen.
bulk-join-then = Ab der nächsten Anfrage gilt, was die Gruppe ihren Mitgliedern erlaubt. Niemand wird abgemeldet.
bulk-leave-then = Ab der nächsten Anfrage entfällt, was nur diese Gruppe erlaubt. Niemand wird abgemeldet.

## Wer ausgelassen wird, vorher und nachher

bulk-own-account = Ihr eigenes Konto bleibt, wie es ist.
bulk-own-session = Ihre aktuelle Sitzung läuft weiter.
bulk-last-superuser = Ihres ist das letzte aktive Superuser-Konto.
bulk-active-already = { $n ->
    [one] { NUMBER($n) } Benutzer ist schon aktiv.
   *[other] { NUMBER($n) } Benutzer sind schon aktiv.
 }
bulk-inactive-already = { $n ->
    [one] { NUMBER($n) } Benutzer ist schon inaktiv.
   *[other] { NUMBER($n) } Benutzer sind schon inaktiv.
 }
bulk-in-group-already = { $n ->
    [one] { NUMBER($n) } Benutzer ist schon in der Gruppe.
   *[other] { NUMBER($n) } Benutzer sind schon in der Gruppe.
 }
bulk-not-in-group = { $n ->
    [one] { NUMBER($n) } Benutzer ist nicht in der Gruppe.
   *[other] { NUMBER($n) } Benutzer sind nicht in der Gruppe.
 }
bulk-no-session = { $n ->
    [one] { NUMBER($n) } Benutzer hat keine Sitzung, die enden könnte.
   *[other] { NUMBER($n) } Benutzer haben keine Sitzung, die enden könnte.
 }
bulk-gone = { NUMBER($n) } Benutzer gibt es nicht mehr.
bulk-in-use = { $n ->
    [one] { NUMBER($n) } Benutzer bleibt: Zu diesem Konto gehören noch andere Daten.
   *[other] { NUMBER($n) } Benutzer bleiben: Zu diesen Konten gehören noch andere Daten.
 }

## Was getan wurde; Sätze darüber, wer ausgelassen wurde, folgen

bulk-activate-done = { $n ->
    [one] { NUMBER($n) } Benutzer wurde aktiviert.
   *[other] { NUMBER($n) } Benutzer wurden aktiviert.
 }
bulk-deactivate-done = { $n ->
    [one] { NUMBER($n) } Benutzer wurde deaktiviert
   *[other] { NUMBER($n) } Benutzer wurden deaktiviert
 }; { $sessions ->
    [one] { NUMBER($sessions) } Sitzung wurde beendet.
   *[other] { NUMBER($sessions) } Sitzungen wurden beendet.
 }
bulk-end-sessions-done = { $n ->
    [one] { $sessions ->
        [one] { NUMBER($sessions) } Sitzung von { NUMBER($n) } Benutzer wurde beendet.
       *[other] { NUMBER($sessions) } Sitzungen von { NUMBER($n) } Benutzer wurden beendet.
    }
   *[other] { $sessions ->
        [one] { NUMBER($sessions) } Sitzung von { NUMBER($n) } Benutzern wurde beendet.
       *[other] { NUMBER($sessions) } Sitzungen von { NUMBER($n) } Benutzern wurden beendet.
    }
 }
bulk-delete-done = { $n ->
    [one] { NUMBER($n) } Benutzer wurde gelöscht
   *[other] { NUMBER($n) } Benutzer wurden gelöscht
 }; { $sessions ->
    [one] { NUMBER($sessions) } Sitzung wurde beendet.
   *[other] { NUMBER($sessions) } Sitzungen wurden beendet.
 }
bulk-join-done = { $n ->
    [one] { NUMBER($n) } Benutzer wurde zu { $group } hinzugefügt.
   *[other] { NUMBER($n) } Benutzer wurden zu { $group } hinzugefügt.
 }
bulk-leave-done = { $n ->
    [one] { NUMBER($n) } Benutzer wurde aus { $group } entfernt.
   *[other] { NUMBER($n) } Benutzer wurden aus { $group } entfernt.
 }
# Nach „zu“ und „aus“.
bulk-group-gone = der Gruppe
bulk-broken = Dann brach der Vorgang ab: Die übrigen Benutzer sind unverändert.
bulk-going = Das ist noch nicht alles: Der Vorgang läuft von selbst weiter. Laden Sie diese Seite neu, um den Stand zu sehen.

## Ein Benutzer: zu spät gespeichert

conflict-heading = { $who ->
    [none] Jemand hat zuerst gespeichert
   *[other] { $who } hat zuerst gespeichert
 }
conflict-heading-own = Sie haben auf einer anderen Seite zuerst gespeichert
conflict-saved = { $who ->
    [none] Jemand hat Änderungen an { $name } gespeichert, während diese Seite bei Ihnen offen war ({ DATETIME($time) }).
   *[other] { $who } hat Änderungen an { $name } gespeichert, während diese Seite bei Ihnen offen war ({ DATETIME($time) }).
 }
conflict-saved-own = Sie haben auf einer anderen Seite Änderungen an { $name } gespeichert ({ DATETIME($time) }).
conflict-saved-unknown = { $name } wurde geändert, während diese Seite bei Ihnen offen war.
conflict-mine = Von Ihnen ist noch nichts gespeichert. Ihre Änderungen sind markiert; alles andere bleibt, wie es jetzt gespeichert ist.
conflict-stored-already = Gespeichert ist jetzt genau das, was Sie eingegeben haben.
conflict-nothing = Sie hatten nichts geändert: Von Ihnen gibt es nichts zu speichern.
conflict-unchanged = Wie zuvor: { $fields }.
yes = Ja
no = Nein

## Mehrere Sätze hintereinander

two-sentences = { $one } { $other }
