### Deutsch: die Seiten des eigenen Kontos.

## Die Teile des Kontos; jeder ist ein Link und der Titel seiner Seite

account-profile = Profil
account-password = Passwort
account-sessions = Sitzungen
account-activity = Aktivität
account-delete = Konto löschen

## Profil

profile-lead = Wer Sie hier sind und wie wir Sie erreichen.
profile-name = Name
profile-name-hint = Sichtbar für die Administration dieser Website.
profile-email-hint = Zum Anmelden und damit wir Sie erreichen können.
profile-change-email = E-Mail-Adresse ändern
profile-new-email = Neue E-Mail-Adresse
profile-password-hint = Zur Bestätigung, dass Sie es sind.
profile-place = Sprache und Zeit
profile-place-hint = So werden Ihnen Seiten und Uhrzeiten angezeigt.
theme-device = Wie das Gerät
theme-light = Hell
theme-dark = Dunkel
profile-about = Über dieses Konto
profile-about-hint = Benutzername und Rolle kann nur die Administration ändern.
profile-data = Alles, was wir über Sie speichern, in einer Datei.
profile-download = Meine Daten herunterladen

## Passwort

password-lead = Falls jemand anders es kennen könnte, ändern Sie es jetzt.
password-change = Passwort ändern
password-change-hint = Hier bleiben Sie angemeldet. In allen anderen Browsern und Apps werden Sie abgemeldet.

## Sitzungen; die meisten Sätze stehen auch in der Verwaltung auf der Seite eines Benutzers

sessions-lead = Wo Sie überall angemeldet sind. Kommt Ihnen etwas unbekannt vor? Melden Sie es ab, und <a>ändern Sie Ihr Passwort</a>.
sessions-now = Jetzt angemeldet
sessions-now-hint = Abmelden wirkt sofort, wo auch immer das Gerät ist.
sessions-this = Dieses Gerät
sessions-api = Über die API
sessions-since = Seit dem { DATETIME($date) }
sessions-active = Gerade aktiv
sessions-end-one = Abmelden
sessions-more = { $n ->
    [one] Und { NUMBER($n) } weitere, die länger nicht benutzt wurde.
   *[other] Und { NUMBER($n) } weitere, die länger nicht benutzt wurden.
 }
sessions-ended = Kürzlich beendet
sessions-ended-hint = Die letzten, jeweils mit dem Grund.
sessions-danger-hint = Falls Sie ein Gerät verloren haben oder Ihnen etwas verdächtig vorkommt.
sessions-others = Überall sonst abmelden
sessions-others-hint = Hier bleiben Sie angemeldet.
sessions-end = { $n ->
    [one] { NUMBER($n) } Sitzung beenden
   *[other] { NUMBER($n) } Sitzungen beenden
 }

## Aktivität

activity-lead = Was mit Ihrem Konto geschehen ist. Etwas davon stammt nicht von Ihnen? <a>Ändern Sie Ihr Passwort</a>, um sich überall sonst abzumelden.
activity-nothing = Noch ist nichts geschehen.
activity-nothing-older = Ältere Einträge gibt es nicht.

## Löschen des Kontos

delete-lead = Damit verschwindet Ihr Konto mit allem, was dazugehört.
delete-what = Was geschieht
delete-what-hint = Das lässt sich nicht rückgängig machen.
delete-goes = Ihr Konto <strong>{ $name }</strong> mit der E-Mail-Adresse { $email } wird gelöscht, und Sie werden in allen Browsern und Apps abgemeldet.
delete-password-hint = Zur Bestätigung, dass Sie es sind.
delete-button = Mein Konto löschen
