### Deutsch: was an einem Feld falsch ist, was abgelehnt wurde, und die Seiten über Probleme.

## Neben einem Feld

error-blank = Füllen Sie dieses Feld aus
error-blank-username = Geben Sie einen Benutzernamen ein
error-blank-email = Geben Sie Ihre E-Mail-Adresse ein
error-blank-password = Geben Sie ein Passwort ein
error-blank-old_password = Geben Sie Ihr aktuelles Passwort ein
error-blank-name = Geben Sie einen Namen ein
error-choice = Wählen Sie eine der Möglichkeiten.
error-number = Geben Sie eine ganze Zahl ein.
error-terms = Stimmen Sie den Nutzungsbedingungen zu, um ein Konto zu erstellen.
error-username = Verwenden Sie Buchstaben, Ziffern und . + - _ @
error-not-your-address = Ein Benutzername mit @ muss Ihre eigene E-Mail-Adresse sein.
error-email = Geben Sie eine E-Mail-Adresse wie name@example.com ein.
error-invisible = Lassen Sie unsichtbare Zeichen weg.
error-too-long = Verwenden Sie höchstens { NUMBER($n) } Zeichen.
error-name-taken = Dieser Benutzername ist schon vergeben. Wählen Sie einen anderen.
error-email-taken = Mit dieser E-Mail-Adresse gibt es schon ein Konto.
error-not-your-password = Das ist nicht Ihr Passwort.
error-mismatch = Die Passwörter stimmen nicht überein. Geben Sie zweimal dasselbe ein.
error-password-similar = { $what ->
    [username] Dem Benutzernamen zu ähnlich. Wählen Sie ein Passwort, das nichts damit zu tun hat.
    [email] Der E-Mail-Adresse zu ähnlich. Wählen Sie ein Passwort, das nichts damit zu tun hat.
   *[first_name] Dem Vornamen zu ähnlich. Wählen Sie ein Passwort, das nichts damit zu tun hat.
 }
error-password-short = Zu kurz. Verwenden Sie mindestens { NUMBER($n) } Zeichen.
error-password-common = Zu leicht zu erraten, denn viele verwenden es. Besser sind ein paar Wörter ohne Zusammenhang.
error-password-numeric = Ziffern allein sind leicht zu erraten. Fügen Sie Buchstaben oder Wörter hinzu.
error-password-long = Zu lang. Verwenden Sie weniger Zeichen.
error-group-taken = Eine Gruppe mit diesem Namen gibt es schon.
error-group-comma = Der Name darf kein Komma enthalten: Kommas trennen Namen voneinander.
error-group-gone = Eine dieser Gruppen gibt es nicht mehr.
error-group-unknown = Eine Gruppe „{ $name }“ gibt es nicht.
error-permission = Eine Berechtigung „{ $name }“ gibt es nicht.
password-hint = Mindestens { NUMBER($n) } Zeichen. Ein paar Wörter ohne Zusammenhang sind leicht zu merken und schwer zu erraten.

## Namen von Feldern in einer Liste dessen, was falsch ist

field-terms = Nutzungsbedingungen
field-remember = Angemeldet bleiben
field-is_active = Aktiv
field-is_staff = Team
field-is_superuser = Superuser
field-invite = Einladung

## Anmeldung

login-wrong = Benutzername oder Passwort ist falsch.
login-wrong-hint = Bei Passwörtern kommt es auf Groß- und Kleinschreibung an.
login-beside = Diese Anfrage kam mit einem Authorization-Header, der ein Token dieser Website enthält. Auf eine solche Anfrage hin werden keine Cookies gesetzt: Melden Sie sich ohne diesen Header an.
login-signed-out = Sie sind abgemeldet.
login-kept = Noch wurde nichts gesendet, und nichts ist verloren. Melden Sie sich an, dann sehen Sie alles noch einmal, bevor Sie es senden.
login-lost = Was Sie gerade senden wollten, konnte nicht aufbewahrt werden. Melden Sie sich an, und geben Sie es dann noch einmal ein.
login-stays = Bis zu { $longest } lang. Auf gemeinsam genutzten Computern besser nicht.
too-many-seconds = { $n ->
    [one] Zu viele Versuche. Versuchen Sie es in { NUMBER($n) } Sekunde erneut.
   *[other] Zu viele Versuche. Versuchen Sie es in { NUMBER($n) } Sekunden erneut.
 }
too-many-minutes = { $n ->
    [one] Zu viele Versuche. Versuchen Sie es in { NUMBER($n) } Minute erneut.
   *[other] Zu viele Versuche. Versuchen Sie es in { NUMBER($n) } Minuten erneut.
 }

## Was nicht getan werden konnte

refusal-invalid = Prüfen Sie Ihre Eingaben.
refusal-not-found = Das gibt es nicht mehr.
refusal-forbidden = Dazu fehlt Ihnen die Berechtigung.
refusal-registration-closed = Die Registrierung ist geschlossen.
refusal-link-spent = Ein Link funktioniert nur einmal und nur 30 Minuten lang.
refusal-stale = Jemand hat dies inzwischen geändert. Öffnen Sie es noch einmal.
refusal-last-superuser = Das ist das letzte aktive Superuser-Konto: Mindestens eines muss es geben.
refusal-inactive = Dieses Konto ist inaktiv. Aktivieren Sie es zuerst.
refusal-in-use = { $table ->
    [none] Dieses Konto lässt sich nicht löschen: Es gehören noch andere Daten dazu.
   *[other] Dieses Konto lässt sich nicht löschen: Es gehören noch andere Daten dazu ({ $table }).
 }
refusal-session-ended = Sie sind nicht mehr angemeldet.
refusal-throttled = Zu viele Versuche. Versuchen Sie es später erneut.
refusal-busy = Der Server ist ausgelastet. Versuchen Sie es gleich noch einmal.

## Seiten über Probleme: der Titel und ein Satz

problem-400 = Ungültige Anfrage
problem-400-text = Der Server konnte mit dieser Anfrage nichts anfangen.
problem-401 = Bitte melden Sie sich an
problem-401-text = Dafür müssen Sie angemeldet sein.
problem-403 = Nicht erlaubt
problem-403-text = Ihnen fehlt die Berechtigung, diese Seite anzusehen.
problem-link-spent = Dieser Link funktioniert nicht mehr
problem-link-spent-text = Er wurde schon benutzt oder ist zu alt. Bitten Sie dort, wo Sie ihn erhalten haben, um einen neuen.
problem-404 = Seite nicht gefunden
problem-404-text = Unter dieser Adresse gibt es nichts. Vielleicht ist der Link veraltet.
problem-405 = So lässt sich diese Seite nicht öffnen
problem-405-text = Öffnen Sie sie über einen Link oder eine Schaltfläche dieser Website.
problem-408 = Zu langsam
problem-408-text = Die Anfrage kam zu langsam an. Bitte versuchen Sie es erneut.
problem-409 = So geht es zurzeit nicht
problem-409-text = Vorher muss sich etwas anderes ändern.
problem-413 = Zu groß
problem-413-text = Was Sie gesendet haben, ist größer, als diese Seite erlaubt.
problem-415 = Unbekanntes Format
problem-415-text = Was Sie gesendet haben, hat ein Format, das diese Seite nicht lesen kann.
problem-422 = Etwas fehlt
problem-422-text = Was Sie gesendet haben, konnte nicht verarbeitet werden.
problem-429 = Zu viele Versuche
problem-429-text = Bitte warten Sie ein wenig, bevor Sie es erneut versuchen.
problem-503 = Bitte versuchen Sie es gleich noch einmal
problem-503-text = Der Dienst ist ausgelastet oder wird gerade gewartet. Niemand wurde abgemeldet, und Ihre Eingaben sind noch in Ihrem Browser: Gehen Sie zurück, um sie zu sehen.
problem-500 = Etwas ist schiefgegangen
problem-500-text = Das liegt an uns und wurde festgehalten.
