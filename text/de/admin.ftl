### Deutsch: die Seiten der Verwaltung.

## Die Teile der Verwaltung; jeder ist ein Link und der Titel seiner Seite

admin-overview = Übersicht
admin-users = Benutzer
admin-groups = Gruppen
admin-log = Protokoll
admin-limits = Limits

## Übersicht; die Zahlen oben stehen unter ihren Namen

dashboard-active = { NUMBER($n) } aktiv
dashboard-superusers = { $n ->
    [0] Keine Superuser
    [one] { NUMBER($n) } Superuser
   *[other] { NUMBER($n) } Superuser
 }
dashboard-seen = Gesehen in 7 Tagen
dashboard-seen-month = { NUMBER($n) } in 30 Tagen
dashboard-sessions = Sitzungen
dashboard-live = Zurzeit offen

dashboard-lately = Die letzten 30 Tage
dashboard-sign-ups = Neue Konten
dashboard-sign-ins = Anmeldungen
dashboard-days = Tag für Tag
dashboard-days-caption = Neue Konten und Anmeldungen am Tag, der neueste Tag zuerst; Tage beginnen um Mitternacht UTC
dashboard-day = Tag
dashboard-failed = Fehlgeschlagene Anmeldungen
dashboard-failed-hint = In den letzten 24 Stunden.
dashboard-failures = { $n ->
    [0] Keine Anmeldung ist fehlgeschlagen.
    [one] <strong>{ NUMBER($n) }</strong> Anmeldung ist fehlgeschlagen.
   *[other] <strong>{ NUMBER($n) }</strong> Anmeldungen sind fehlgeschlagen.
 }
dashboard-tried = Betroffene Konten
dashboard-sources = IP-Adressen
unknown-names = unbekannte Benutzernamen
dashboard-limited = Zurzeit { NUMBER($n) } gesperrt.
dashboard-newest = Neueste Konten
dashboard-actions = Letzte Änderungen der Administration
dashboard-no-actions = Noch keine.
dashboard-log = Alle Änderungen
dashboard-server = Server
dashboard-version = Version
dashboard-database = Datenbank
dashboard-backup = Letzte Sicherung

## Die Liste der Benutzer

users-all = Alle Benutzer
users-add = Benutzer hinzufügen
users-search = Benutzer suchen
users-search-hint = Name oder E-Mail
users-any-group = Alle Gruppen
users-none = Niemand gefunden
users-none-text = Kein Benutzer passt zu dieser Suche und diesen Filtern.
users-show-all = Alle Benutzer anzeigen
users-select = { $name } auswählen
users-actions = Aktionen für { $name }
users-read-only = Sie können Benutzer ansehen; ändern können sie nur Superuser.

## Was man mit einem oder mehreren Benutzern tun kann; nach Auslassungspunkten folgt eine Frage

users-bulk = Sammelaktionen
users-skip-to-list = Zur Liste springen
users-skip-to-actions = Zu den Aktionen für ausgewählte Personen
users-activate = Aktivieren …
users-deactivate = Deaktivieren …
users-end-sessions = Abmelden …
users-delete = Löschen …
users-reset-link = Link zum Zurücksetzen erstellen …
users-group-menu = Gruppe …
users-join = Zur Gruppe hinzufügen …
users-leave = Aus der Gruppe entfernen …
bulk-happens = Was geschieht

## Einen Benutzer hinzufügen

users-add-password-hint = Die Person wählt es selbst, oder Sie legen eines fest.
users-add-invite = Passwort selbst wählen lassen
users-add-invite-hint = Sie erhalten einen Link zum Zurücksetzen, den Sie weitergeben. Er funktioniert nur einmal und nur 30 Minuten lang.

## Ein Benutzer: Profil und Rolle

user-profile = Profil und Rolle
user-id = ID
user-role-hint = Wer eine andere Rolle erhält, wird überall abgemeldet.
user-own-role-hint = Ändern Sie Ihre eigene Rolle, werden Sie auch hier abgemeldet. Was Sie sich entziehen, kann Ihnen nur ein anderes Superuser-Konto zurückgeben.
user-given = Gruppen und Berechtigungen
user-given-hint = Änderungen gelten ab der nächsten Anfrage des Benutzers. Niemand wird abgemeldet.
user-given-superuser = Superuser dürfen das alles ohnehin.
user-permissions = Eigene Berechtigungen
user-deactivate = Diesen Benutzer deaktivieren
user-deactivate-hint = Eine Anmeldung ist erst wieder möglich, wenn jemand das Konto aktiviert. Nichts geht verloren.
user-delete = Diesen Benutzer löschen
user-delete-hint = Endgültig, mit allen Sitzungen. Das Protokoll behält den Namen.
user-stale = Dieser Benutzer wurde inzwischen geändert

## Ein Benutzer: zu spät gespeichert, in Spalten

conflict-title = Noch nicht gespeichert: { $name }
conflict-caption = Was dort stand, was jetzt gespeichert ist und was Sie geändert haben
conflict-field = Feld
conflict-opened = Beim Öffnen
conflict-opened-short = Vorher
conflict-stored = Gespeichert
conflict-yours = Ihre Änderung
conflict-both = Von beiden geändert
conflict-as-before = wie vorher
conflict-merged = mit beiden Änderungen
conflict-same = Dasselbe
conflict-untouched = Unverändert
conflict-discard = Meine Änderungen verwerfen
conflict-save = Meine Auswahl speichern
conflict-back = Zurück zum Benutzer

## Ein Benutzer: Passwort

user-password-title = Passwort von { $name }
user-password-own = Das ist Ihr eigenes Konto: Beide Wege melden Sie auch hier ab.
user-password-own-account = Das ist Ihr eigenes Konto: Beide Wege melden Sie auch hier ab. Um angemeldet zu bleiben, <a>ändern Sie das Passwort</a> in Ihrem Konto.
user-link = Link zum Zurücksetzen
user-link-hint = Damit lässt sich ein neues Passwort wählen, das sonst niemand sieht.
user-link-make = Link zum Zurücksetzen erstellen
user-link-text = Er ersetzt frühere Links und funktioniert nur einmal, 30 Minuten lang. Beim Erstellen enden alle Sitzungen des Benutzers.
user-link-button = Link erstellen
user-link-inactive = Dieses Konto ist inaktiv: <a>Aktivieren Sie es</a> zuerst.
user-set = Passwort festlegen
user-set-hint = Sie wählen es und geben es weiter. Danach kennen Sie es beide: Bitten Sie den Benutzer, es zu ändern. Alle Sitzungen des Benutzers enden.
user-set-button = Passwort festlegen
user-set-stale = Es wurde kein Passwort festgelegt. Im <a>Verlauf</a> steht, was sich geändert hat. Um das Passwort trotzdem festzulegen, geben Sie es noch einmal ein.

## Ein Benutzer: der Link zum Zurücksetzen, der einmal angezeigt wird

link-title = Link zum Zurücksetzen für { $name }
link-made = Link zum Zurücksetzen erstellt
link-made-hint = Er wird nur dieses eine Mal angezeigt und nirgends gespeichert. Alle Sitzungen des Benutzers sind beendet.
link-label = Einmaliger Link für { $name }
link-hint = Er funktioniert nur einmal und nur 30 Minuten lang. Wer ihn hat, kann das Konto übernehmen: Geben Sie ihn nur der Person, der das Konto gehört, und zwar so, dass ihn sonst niemand lesen kann.
link-lost = Verloren? Erstellen Sie einen neuen; der bisherige funktioniert dann nicht mehr.

## Ein Benutzer: Sitzungen und Verlauf

user-sessions-title = Sitzungen von { $name }
user-sessions-none = Nirgends angemeldet.
user-sessions-everywhere = Überall abmelden
user-sessions-hint = Alle Sitzungen enden sofort, in allen Browsern und Apps.
user-sessions-own = Damit werden Sie auch hier abgemeldet.
user-sessions-end-all = Alle Sitzungen beenden
user-history = Verlauf
user-history-title = Verlauf von { $name }
user-history-none = Im Protokoll steht nichts über diesen Benutzer.
user-history-no-change = Im Protokoll stehen keine Änderungen an diesem Benutzer.

## Ein Benutzer: Löschen

user-delete-title = { $name } löschen
user-delete-ask = Diesen Benutzer löschen?
user-delete-account = Konto
user-delete-account-text = <strong>{ $name }</strong>, { $email }. Beigetreten: { DATETIME($time) }
user-delete-live = Offene Sitzungen
user-delete-live-text = { $n ->
    [0] Keine
    [one] { NUMBER($n) }, die sofort endet, gleich in welchem Browser oder welcher App
   *[other] { NUMBER($n) }, die sofort enden, in allen Browsern und Apps
 }
user-delete-ended = Beendete Sitzungen
user-delete-stays = Was bleibt
user-delete-stays-text = Das Protokoll: wer was mit diesem Benutzer getan hat, unter dem bisherigen Namen.
user-delete-own = Das ist Ihr eigenes Konto: Sie werden sofort abgemeldet.
user-delete-names = Danach kann sich jemand anders mit demselben Benutzernamen und derselben E-Mail-Adresse registrieren.
user-delete-instead = Stattdessen deaktivieren …
user-delete-stale = Es wurde nichts gelöscht. So ist der Benutzer jetzt; im <a>Verlauf</a> steht, was sich geändert hat.

## Gruppen

groups-lead = Eine Gruppe bestimmt, was ihre Mitglieder dürfen.
groups-add = Gruppe hinzufügen
groups-read-only = Sie können Gruppen ansehen; ändern können sie nur Superuser.
groups-members = { $n ->
    [0] Keine Mitglieder
    [one] { NUMBER($n) } Mitglied
   *[other] { NUMBER($n) } Mitglieder
 }
groups-no-permissions = Keine Berechtigungen
groups-none = Noch keine Gruppen
groups-none-text = Fügen Sie eine hinzu, und nehmen Sie dann Benutzer auf: auf deren Seiten oder in der Benutzerliste.
groups-none-undeclared = Diese Anwendung hat keine Berechtigungen zu vergeben. Trotzdem können Gruppen Benutzer ordnen und in Zugriffstoken genannt werden.
group-nobody = Niemand ist in dieser Gruppe. <a>Wählen Sie ihre Mitglieder</a> in der Benutzerliste.
group-what = Name und Berechtigungen
group-what-hint = Änderungen gelten ab der nächsten Anfrage der Mitglieder. Niemand wird abgemeldet.
group-permissions = Berechtigungen der Mitglieder
group-nothing-declared = Diese Anwendung hat keine Berechtigungen zu vergeben.
group-stale = Diese Gruppe wurde inzwischen geändert
group-stale-text = Von Ihnen ist noch nichts gespeichert. Ihre Eingaben stehen unten. Jetzt gespeichert ist <strong>{ $name }</strong>:
group-keep-stored = Gespeichertes behalten
group-save-mine = Meine Eingaben speichern
group-delete = Diese Gruppe löschen
group-delete-hint = Endgültig. Die Konten der Mitglieder bleiben.
group-delete-title = { $name } löschen
group-delete-ask = Diese Gruppe löschen?
group-delete-members = Mitglieder
group-delete-members-stay = { $n ->
    [one] <a>{ NUMBER($n) } Mitglied</a>, dessen Konto bleibt. Niemand wird abgemeldet.
   *[other] <a>{ NUMBER($n) } Mitglieder</a>, deren Konten bleiben. Niemand wird abgemeldet.
 }
group-delete-lose = Was sie verlieren
group-delete-kept = Mitglieder behalten, was eine andere Gruppe oder eigene Berechtigungen ihnen erlauben. Es wird nicht festgehalten, wer in dieser Gruppe war.
group-delete-stale = Es wurde nichts gelöscht. So ist die Gruppe jetzt.

## Das Protokoll

log-lead = Wer was getan hat und von wo. Wählen Sie einen Namen oder eine IP-Adresse, um die Liste danach zu filtern.
log-who = Wer es war oder wen es betraf
log-event = Was geschehen ist
log-since = Zeitraum
log-more-filters = Weitere Filter
log-address = IP-Adresse
log-from = Erster Tag
log-to = Letzter Tag
log-show-all = Alles anzeigen
log-none = Noch ist nichts geschehen.
log-none-filtered = Nichts passt zu diesen Filtern.
log-on-server = Auf dem Server
log-request = Anfrage

## Limits

limits-lead = Wer nach zu vielen Versuchen gesperrt ist und bis wann.
limits-off = Nichts ist begrenzt, nicht einmal das Erraten von Passwörtern: Die Einstellung <code>throttle</code> ist aus.
limits-nobody = Zurzeit ist niemand gesperrt.
limits-now = Zurzeit gesperrt
limits-now-hint = Entsperren setzt auch den Zähler zurück.
limits-close = Kurz vor dem Limit
limits-close-hint = Mehr als die Hälfte der Versuche ist aufgebraucht.
limits-from = von
limits-attempts = { NUMBER($attempts) } von { $most ->
    [one] { NUMBER($most) } Versuch
   *[other] { NUMBER($most) } Versuchen
 }
limits-until = Wieder offen: { DATETIME($time) }
limits-last = Letzter Versuch: { DATETIME($time) }
limits-unblock = Entsperren
limits-what = Was begrenzt ist
limits-what-hint = Erfolgreiche Anmeldungen zählen nicht. Bei Limits, die nach Stunden zählen, endet die Sperre 15 Minuten nach dem letzten gezählten Versuch.
limits-address = Ihre IP-Adresse
limits-address-hint = Wie der Server sie sieht. Nach ihr werden Versuche gezählt.
limits-address-yours = Der Server sieht
limits-peer = Die Verbindung kommt von
limits-trusted = Vertrauenswürdige Proxys
limits-untrusted = Diese Anfrage wurde von { $address } weitergeleitet, einem nicht vertrauenswürdigen Proxy.
limits-untrusted-text = Seine Angaben zur Herkunft von Anfragen bleiben unbeachtet: Alle dahinter teilen sich seine IP-Adresse und deren Limits. Wenn es Ihr eigener Reverse-Proxy ist, tragen Sie dies unter <code>[default.doorward]</code> in <code>Rocket.toml</code> ein, und starten Sie neu:
limits-proxies = In den letzten 24 Stunden haben nicht vertrauenswürdige Proxys Anfragen weitergeleitet
limits-proxy = { $address }, zuletzt gesehen: { DATETIME($time) }
limits-proxies-text = Sind eigene Reverse-Proxys darunter, tragen Sie sie in der Einstellung <code>trusted_proxies</code> ein. Alle anderen haben den Header gefälscht und damit nichts erreicht.
