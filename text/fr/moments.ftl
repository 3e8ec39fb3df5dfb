### Français : les heures, les durées, les appareils et les sessions.

## Heures. Elles suivent souvent un deux-points : elles commencent donc par une minuscule.

time-now = à l’instant
time-minutes = { $n ->
    [one] il y a { NUMBER($n) } minute
   *[other] il y a { NUMBER($n) } minutes
 }
time-hours = { $n ->
    [one] il y a { NUMBER($n) } heure
   *[other] il y a { NUMBER($n) } heures
 }
time-yesterday = hier
time-days = { $n ->
    [one] il y a { NUMBER($n) } jour
   *[other] il y a { NUMBER($n) } jours
 }
time-in-minutes = { $n ->
    [one] dans { NUMBER($n) } minute
   *[other] dans { NUMBER($n) } minutes
 }
time-in-hours = { $n ->
    [one] dans { NUMBER($n) } heure
   *[other] dans { NUMBER($n) } heures
 }
day-yesterday = Hier

## Durées

span-days = { $n ->
    [one] { NUMBER($n) } jour
   *[other] { NUMBER($n) } jours
 }
span-hours = { $n ->
    [one] { NUMBER($n) } heure
   *[other] { NUMBER($n) } heures
 }
span-minutes = { $n ->
    [one] { NUMBER($n) } minute
   *[other] { NUMBER($n) } minutes
 }
span-seconds = { $n ->
    [one] { NUMBER($n) } seconde
   *[other] { NUMBER($n) } secondes
 }

## Les appareils, tels qu’un navigateur se présente

device = { $browser } sur { $system }
device-browser = { $browser }
device-unknown = Appareil inconnu
browser-unknown = Navigateur inconnu

## Pourquoi une session a pris fin

session-ended = { $why ->
    [logout] { $device } : session fermée.
    [expired] { $device } : session expirée au bout d’une longue période.
    [token_reused] { $device } : session fermée, car une ancienne copie en a été réutilisée.
    [password_changed] { $device } : session fermée, car le mot de passe a été changé.
    [deactivated] { $device } : session fermée, car le compte a été désactivé.
    [role_changed] { $device } : session fermée, car le rôle a été modifié.
    [admin] { $device } : session fermée par l’administration.
    [replaced] { $device } : session remplacée par une nouvelle connexion.
   *[unknown] { $device } : session fermée.
 }

ended-logout = Votre session est fermée : vous y avez mis fin.
ended-expired = Votre session a expiré. Veuillez vous reconnecter.
ended-token-reused = Votre session a été fermée, car une ancienne copie en a été réutilisée ; quelqu’un s’en est peut-être emparé. Veuillez vous reconnecter.
ended-password-changed = Votre session a été fermée, car le mot de passe de ce compte a été changé.
ended-deactivated = Votre session a été fermée, car ce compte a été désactivé.
ended-role-changed = Votre session a été fermée, car le rôle de ce compte a été modifié.
ended-admin = Votre session a été fermée par l’administration.
ended-replaced = Votre session a été fermée, car vous en avez ouvert une autre dans ce navigateur.

## Les choix du profil

language-of-browser = Celle de mon navigateur
zone-of-site = Celui de ce site ({ $zone })

## La page d’accueil

landing-account = Votre compte
landing-account-hint = Nom, e-mail, mot de passe et sessions ouvertes.
landing-private = Page privée
landing-private-hint = Réservée aux personnes connectées.
landing-admin = Administration
landing-admin-hint = Les utilisateurs et leurs sessions, le journal et les limites.
landing-api = API
landing-api-hint = L’accès à votre compte pour les programmes, à essayer dans le navigateur.
