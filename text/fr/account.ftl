### Français : les pages de son propre compte.

## Les parties du compte ; chacune est un lien et le titre de sa page

account-profile = Profil
account-password = Mot de passe
account-sessions = Sessions
account-activity = Activité
account-delete = Supprimer le compte

## Profil

profile-lead = Votre identité sur ce site et le moyen de vous joindre.
profile-name = Prénom et nom
profile-name-hint = Visibles par l’administration de ce site.
profile-email-hint = Pour vous connecter et pour que nous puissions vous joindre.
profile-change-email = Changer l’adresse e-mail
profile-new-email = Nouvelle adresse e-mail
profile-password-hint = Pour confirmer que c’est bien vous.
profile-place = Langue et fuseau horaire
profile-place-hint = Les pages et les heures s’affichent en conséquence.
theme-device = Comme l’appareil
theme-light = Clair
theme-dark = Sombre
profile-about = À propos de ce compte
profile-about-hint = Seule l’administration peut modifier votre nom d’utilisateur et votre rôle.
profile-data = Tout ce que nous conservons à votre sujet, dans un seul fichier.
profile-download = Télécharger mes données

## Mot de passe

password-lead = Si quelqu’un d’autre risque de le connaître, changez-le sans attendre.
password-change = Changer le mot de passe
password-change-hint = Votre session reste ouverte ici. Toutes les autres se ferment, dans tous les navigateurs et applications.

## Sessions ; l’administration voit aussi la plupart de ces phrases, sur la page d’un utilisateur

sessions-lead = Partout où votre compte est connecté. Si vous ne reconnaissez pas un appareil, déconnectez-le et <a>changez votre mot de passe</a>.
sessions-now = Sessions ouvertes
sessions-now-hint = La déconnexion prend effet immédiatement, où que soit l’appareil.
sessions-this = Cet appareil
sessions-api = Par l’API
sessions-since = Depuis le { DATETIME($date) }
sessions-active = Active en ce moment
sessions-end-one = Déconnecter
sessions-more = { $n ->
    [one] Et { NUMBER($n) } autre, dont la dernière activité est plus ancienne.
   *[other] Et { NUMBER($n) } autres, dont la dernière activité est plus ancienne.
 }
sessions-ended = Sessions fermées récemment
sessions-ended-hint = Les plus récentes, avec le motif.
sessions-danger-hint = Si vous avez perdu un appareil ou si quelque chose vous paraît suspect.
sessions-others = Déconnecter tous les autres appareils
sessions-others-hint = Votre session reste ouverte ici.
sessions-end = { $n ->
    [one] Fermer { NUMBER($n) } session
   *[other] Fermer { NUMBER($n) } sessions
 }

## Activité

activity-lead = Tout ce qui s’est passé sur votre compte. Quelque chose ne vient pas de vous ? <a>Changez votre mot de passe</a> pour déconnecter tous les autres appareils.
activity-nothing = Rien ne s’est encore passé.
activity-nothing-older = Il n’y a rien de plus ancien.

## Suppression du compte

delete-lead = Votre compte sera supprimé, avec tout ce qui s’y rattache.
delete-what = Ce qui va se passer
delete-what-hint = Cette action est irréversible.
delete-goes = Votre compte <strong>{ $name }</strong>, avec l’adresse e-mail { $email }, sera supprimé, et vos sessions seront fermées dans tous les navigateurs et applications.
delete-password-hint = Pour confirmer que c’est bien vous.
delete-button = Supprimer mon compte
