### Deutsch: die Sätze des Protokolls und der Aktivität im eigenen Konto.

## Was angezeigt wird; jedes ist ein Link

show-everything = Alles
show-sign-ins = Anmeldungen
show-changes = Änderungen
show-warnings = Warnungen
user-history-all-title = Alles über { $name }

## Filter des Protokolls

log-anything = Alle Ereignisse
log-since-ever = Gesamter Zeitraum
log-since-24h = Letzte 24 Stunden
log-since-7d = Letzte 7 Tage
log-since-30d = Letzte 30 Tage
log-wrong-event = Wählen Sie eine der Möglichkeiten.
log-wrong-address = Geben Sie eine IP-Adresse ein, etwa 192.0.2.7 oder 2001:db8::7.
log-wrong-day = Geben Sie einen Tag in der Form Jahr-Monat-Tag ein, etwa 2026-03-31.
log-wrong-order = Der letzte Tag liegt vor dem ersten.

## Wer etwas tat, oder mit wem, anstelle eines Benutzernamens; $who steht stets am Anfang des Satzes

log-terminal = Die Kommandozeile
log-host = Die Anwendung
log-account = Konto { $id }

## Die Sätze des Protokolls

log-set-up = { $who ->
    [none] { $whom } wurde das erste Superuser-Konto.
   *[other] { $who } hat { $whom } als erstes Superuser-Konto eingerichtet.
 }
log-registered = { $whom } hat ein Konto erstellt.
log-signed-in = { $channel ->
    [api] { $whom } hat sich über die API angemeldet.
   *[other] { $whom } hat sich angemeldet.
 }
log-sign-in-failed = { $whom ->
    [none] Eine Anmeldung mit unbekanntem Benutzernamen ist fehlgeschlagen.
   *[other] { $channel ->
        [confirmation] Für { $whom } wurde ein falsches Passwort eingegeben.
       *[other] Eine Anmeldung als { $whom } ist fehlgeschlagen.
    }
 }
log-throttled = { $channel ->
    [registration] Es gab zu viele Registrierungen von einer IP-Adresse.
    [host] Es gab zu viele Versuche bei { $limit }.
   *[other] { $whom ->
        [none] Es gab zu viele Anmeldeversuche.
       *[other] Es gab zu viele Versuche, sich als { $whom } anzumelden.
    }
 }
log-signed-out = { $whom } hat sich abgemeldet.
log-session-ended = { $own ->
    [yes] { $who } hat eine eigene Sitzung beendet.
   *[no] { $who } hat eine Sitzung von { $whom } beendet.
 }
log-sessions-ended = { $own ->
    [yes] { $n ->
        [one] { $who } hat { NUMBER($n) } eigene Sitzung beendet.
       *[other] { $who } hat { NUMBER($n) } eigene Sitzungen beendet.
    }
   *[no] { $n ->
        [one] { $who } hat { NUMBER($n) } Sitzung von { $whom } beendet.
       *[other] { $who } hat { NUMBER($n) } Sitzungen von { $whom } beendet.
    }
 }
log-token-reused = Ein verbrauchtes Token von { $whom } wurde noch einmal benutzt. Die zugehörige Sitzung wurde beendet.
log-password-changed = { $whom } hat ein neues Passwort gewählt.
log-password-reset = { $whom } hat mit einem Link zum Zurücksetzen ein neues Passwort gewählt.
log-password-set = { $own ->
    [yes] { $who } hat das eigene Passwort festgelegt.
   *[no] { $who } hat das Passwort von { $whom } festgelegt.
 }
log-reset-link-made = { $own ->
    [yes] { $who } hat einen Link zum Zurücksetzen für das eigene Konto erstellt.
   *[no] { $who } hat einen Link zum Zurücksetzen für { $whom } erstellt.
 }
log-profile-changed = { $what ->
    [username] { $whom } hat den eigenen Benutzernamen geändert.
    [email] { $whom } hat die eigene E-Mail-Adresse geändert.
    [name] { $whom } hat den eigenen Namen geändert.
   *[several] { $whom } hat das eigene Profil geändert.
 }
log-account-deleted = { $whom } hat das eigene Konto gelöscht.
log-user-created = { $who } hat { $whom } hinzugefügt.
log-user-changed = { $own ->
    [yes] { $who } hat das eigene Profil geändert.
   *[no] { $what ->
        [username] { $who } hat den Benutzernamen von { $whom } geändert.
        [email] { $who } hat die E-Mail-Adresse von { $whom } geändert.
        [name] { $who } hat den Namen von { $whom } geändert.
       *[several] { $who } hat das Profil von { $whom } geändert.
    }
 }
log-rights-changed = { $own ->
    [yes] { $who } hat die eigene Rolle geändert.
   *[no] { $role ->
        [superuser] { $who } hat { $whom } die Rolle „Superuser“ gegeben.
        [no-superuser] { $who } hat { $whom } die Rolle „Superuser“ entzogen.
        [staff] { $who } hat { $whom } die Rolle „Team“ gegeben.
        [no-staff] { $who } hat { $whom } die Rolle „Team“ entzogen.
       *[other] { $who } hat die Rolle von { $whom } geändert.
    }
 }
log-activated = { $own ->
    [yes] { $who } hat das eigene Konto aktiviert.
   *[no] { $who } hat { $whom } aktiviert.
 }
log-deactivated = { $own ->
    [yes] { $who } hat das eigene Konto deaktiviert.
   *[no] { $who } hat { $whom } deaktiviert.
 }
log-user-deleted = { $own ->
    [yes] { $who } hat das eigene Konto gelöscht.
   *[no] { $who } hat { $whom } gelöscht.
 }
log-groups-changed = { $given ->
    [added] { $own ->
        [yes] { $who } ist { $names } beigetreten.
       *[no] { $who } hat { $whom } zu { $names } hinzugefügt.
    }
    [removed] { $own ->
        [yes] { $who } hat { $names } verlassen.
       *[no] { $who } hat { $whom } aus { $names } entfernt.
    }
   *[other] { $own ->
        [yes] { $who } hat die eigenen Gruppen geändert.
       *[no] { $who } hat die Gruppen von { $whom } geändert.
    }
 }
log-permissions-changed = { $own ->
    [yes] { $who } hat die eigenen Berechtigungen geändert.
   *[no] { $given ->
        [added] { $who } hat { $whom } Berechtigungen erteilt: { $names }.
        [removed] { $who } hat { $whom } Berechtigungen entzogen: { $names }.
       *[other] { $who } hat die Berechtigungen von { $whom } geändert.
    }
 }
log-group-created = { $who } hat die Gruppe { $group } hinzugefügt.
log-group-changed = { $who } hat die Gruppe { $group } geändert.
log-group-deleted = { $who } hat die Gruppe { $group } gelöscht.
log-cross-origin-refused = Eine Anfrage von einer anderen Website wurde abgelehnt.
log-throttle-lifted = { $own ->
    [yes] { $who } hat das eigene Konto entsperrt.
   *[no] { $whom ->
        [none] { $address ->
            [none] { $who } hat einen unbekannten Benutzernamen entsperrt.
           *[other] { $who } hat { $address } entsperrt.
        }
       *[other] { $address ->
            [none] { $who } hat { $whom } entsperrt.
           *[other] { $who } hat { $whom } für Versuche von { $address } entsperrt.
        }
    }
 }
log-users-exported = { $who } hat die Benutzerliste heruntergeladen.
log-log-exported = { $who } hat das Protokoll heruntergeladen.
log-backup-made = { $who } hat die Datenbank gesichert.
log-untrusted-proxy = Ein nicht vertrauenswürdiger Proxy hat eine Anfrage weitergeleitet.
log-other = { $who ->
    [none] { $whom ->
        [none] { $event }
       *[other] { $event }, betrifft { $whom }
    }
   *[other] { $own ->
        [yes] { $who }: { $event }
       *[no] { $whom ->
            [none] { $who }: { $event }
           *[other] { $who }: { $event }, betrifft { $whom }
        }
    }
 }

## Dieselben Ereignisse, um nach ihnen zu filtern

event-set-up = Erstes Superuser-Konto eingerichtet
event-registered = Konto erstellt
event-signed-in = Angemeldet
event-sign-in-failed = Anmeldung fehlgeschlagen
event-throttled = Zu viele Versuche
event-signed-out = Abgemeldet
event-session-ended = Sitzung beendet
event-sessions-ended = Mehrere Sitzungen beendet
event-token-reused = Verbrauchtes Token noch einmal benutzt
event-password-changed = Passwort geändert
event-password-reset = Passwort zurückgesetzt
event-password-set = Passwort von der Administration festgelegt
event-reset-link-made = Link zum Zurücksetzen erstellt
event-profile-changed = Profil geändert
event-account-deleted = Eigenes Konto gelöscht
event-user-created = Benutzer hinzugefügt
event-user-changed = Benutzer geändert
event-rights-changed = Rolle geändert
event-activated = Benutzer aktiviert
event-deactivated = Benutzer deaktiviert
event-user-deleted = Benutzer gelöscht
event-groups-changed = Gruppen eines Benutzers geändert
event-permissions-changed = Berechtigungen eines Benutzers geändert
event-group-created = Gruppe hinzugefügt
event-group-changed = Gruppe geändert
event-group-deleted = Gruppe gelöscht
event-cross-origin-refused = Anfrage einer anderen Website abgelehnt
event-throttle-lifted = Entsperrt
event-users-exported = Benutzerliste heruntergeladen
event-log-exported = Protokoll heruntergeladen
event-backup-made = Datenbank gesichert
event-untrusted-proxy = Nicht vertrauenswürdiger Proxy

## Die Einzelheiten eines Eintrags, jede vor ihrem Wert

detail-username = Benutzername
detail-email = E-Mail
detail-first_name = Vorname
detail-last_name = Nachname
detail-is_active = Aktiv
detail-is_staff = Team
detail-is_superuser = Superuser
detail-count = Sitzungen
detail-group = Gruppe
detail-name = Name
detail-added = Hinzugefügt
detail-removed = Entfernt
detail-permissions = Berechtigungen
detail-members = Mitglieder
detail-limit = Limit
detail-limit-password = Passwörter
detail-limit-registration = Registrierungen
detail-account = Konto
detail-account-unknown = unbekannte Benutzernamen
detail-limited_address = IP-Adresse
detail-attempts = Versuche
detail-method = Methode
detail-path = Pfad
detail-why = Grund
detail-channel = Kanal
detail-methods = Art der Anmeldung
detail-searched = Mit Suche
detail-number = { NUMBER($n) }
detail-yes = ja
detail-no = nein
detail-nothing = nichts
detail-empty = (leer)

## Die Aktivität im eigenen Konto

activity-set-up = { $by ->
    [admin] Die Administration hat Ihr Konto erstellt.
   *[you] Sie haben dieses Konto erstellt.
 }
activity-registered = { $by ->
    [admin] Die Administration hat Ihr Konto erstellt.
   *[you] Sie haben dieses Konto erstellt.
 }
activity-signed-in = { $channel ->
    [api] Sie haben sich über die API angemeldet.
   *[other] Sie haben sich angemeldet.
 }
activity-sign-in-failed = { $channel ->
    [confirmation] Es wurde ein falsches Passwort eingegeben.
   *[other] Ein Anmeldeversuch ist fehlgeschlagen.
 }
activity-throttled = Es gab zu viele Anmeldeversuche.
activity-signed-out = Sie haben sich abgemeldet.
activity-session-ended = { $by ->
    [admin] Die Administration hat eine Ihrer Sitzungen beendet.
   *[you] Sie haben eine Ihrer Sitzungen beendet.
 }
activity-sessions-ended = { $by ->
    [admin] Die Administration hat Ihre Sitzungen beendet.
   *[you] Sie haben Ihre anderen Sitzungen beendet.
 }
activity-token-reused = Eine alte Kopie einer Sitzung wurde noch einmal benutzt. Die Sitzung wurde beendet.
activity-password-changed = Sie haben Ihr Passwort geändert.
activity-password-reset = Mit einem Link zum Zurücksetzen wurde ein neues Passwort gewählt.
activity-password-set = { $by ->
    [admin] Die Administration hat Ihr Passwort festgelegt.
   *[you] Sie haben Ihr Passwort in der Verwaltung festgelegt.
 }
activity-reset-link-made = { $by ->
    [admin] Die Administration hat einen Link zum Zurücksetzen für Ihr Konto erstellt.
   *[you] Sie haben einen Link zum Zurücksetzen für Ihr Konto erstellt.
 }
activity-profile-changed = { $new ->
    [none] Sie haben Ihr Profil geändert.
   *[other] Sie haben Ihre E-Mail-Adresse von { $old } in { $new } geändert.
 }
activity-user-created = { $by ->
    [admin] Die Administration hat Ihr Konto erstellt.
   *[you] Sie haben dieses Konto erstellt.
 }
activity-user-changed = { $by ->
    [admin] { $new ->
        [none] Die Administration hat Ihr Profil geändert.
       *[other] Die Administration hat Ihre E-Mail-Adresse von { $old } in { $new } geändert.
    }
   *[you] { $new ->
        [none] Sie haben Ihr Profil geändert.
       *[other] Sie haben Ihre E-Mail-Adresse von { $old } in { $new } geändert.
    }
 }
activity-rights-changed = { $by ->
    [admin] Die Administration hat Ihre Rolle geändert.
   *[you] Sie haben Ihre Rolle geändert.
 }
activity-activated = { $by ->
    [admin] Die Administration hat Ihr Konto aktiviert.
   *[you] Sie haben Ihr Konto aktiviert.
 }
activity-deactivated = { $by ->
    [admin] Die Administration hat Ihr Konto deaktiviert.
   *[you] Sie haben Ihr Konto deaktiviert.
 }
activity-groups-changed = { $by ->
    [admin] Die Administration hat Ihre Gruppen geändert.
   *[you] Sie haben Ihre Gruppen geändert.
 }
activity-permissions-changed = { $by ->
    [admin] Die Administration hat Ihre Berechtigungen geändert.
   *[you] Sie haben Ihre Berechtigungen geändert.
 }
activity-throttle-lifted = { $by ->
    [admin] Die Administration hat Ihr Konto entsperrt.
   *[you] Sie haben Ihr Konto entsperrt.
 }
activity-other = { $event }
