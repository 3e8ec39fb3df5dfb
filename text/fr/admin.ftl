### Français : les pages de l’administration.

## Les parties de l’administration ; chacune est un lien et le titre de sa page

admin-overview = Vue d’ensemble
admin-users = Utilisateurs
admin-groups = Groupes
admin-log = Journal
admin-limits = Limites

## Vue d’ensemble ; les chiffres du haut se trouvent sous leurs noms

dashboard-active = { $n ->
    [one] { NUMBER($n) } actif
   *[other] { NUMBER($n) } actifs
 }
dashboard-superusers = { $n ->
    [0] Aucun superutilisateur
    [one] { NUMBER($n) } superutilisateur
   *[other] { NUMBER($n) } superutilisateurs
 }
dashboard-seen = Vus en 7 jours
dashboard-seen-month = { NUMBER($n) } en 30 jours
dashboard-sessions = Sessions
dashboard-live = Ouvertes en ce moment

dashboard-lately = Les 30 derniers jours
dashboard-sign-ups = Inscriptions
dashboard-sign-ins = Connexions
dashboard-days = Jour par jour
dashboard-days-caption = Inscriptions et connexions par jour, du plus récent au plus ancien ; les jours commencent à minuit UTC
dashboard-day = Jour
dashboard-failed = Échecs de connexion
dashboard-failed-hint = Au cours des dernières 24 heures.
dashboard-failures = { $n ->
    [0] Aucune connexion n’a échoué.
    [one] <strong>{ NUMBER($n) }</strong> connexion a échoué.
   *[other] <strong>{ NUMBER($n) }</strong> connexions ont échoué.
 }
dashboard-tried = Comptes visés
dashboard-sources = Adresses IP
unknown-names = noms d’utilisateur inconnus
dashboard-limited = { $n ->
    [one] { NUMBER($n) } blocage en ce moment.
   *[other] { NUMBER($n) } blocages en ce moment.
 }
dashboard-newest = Dernières inscriptions
dashboard-actions = Modifications récentes par l’administration
dashboard-no-actions = Aucune pour l’instant.
dashboard-log = Toutes les modifications
dashboard-server = Serveur
dashboard-version = Version
dashboard-database = Base de données
dashboard-backup = Dernière sauvegarde

## La liste des utilisateurs

users-all = Tous les utilisateurs
users-add = Ajouter un utilisateur
users-search = Rechercher des utilisateurs
users-search-hint = Nom ou e-mail
users-any-group = Tous les groupes
users-none = Aucun résultat
users-none-text = Aucun utilisateur ne correspond à cette recherche et à ces filtres.
users-show-all = Afficher tous les utilisateurs
users-select = Sélectionner { $name }
users-actions = Actions pour { $name }
users-read-only = Vous pouvez consulter les utilisateurs, mais seul un superutilisateur peut les modifier.

## Ce qu’on peut faire d’un utilisateur ou de plusieurs ; des points de suspension annoncent une question

users-bulk = Actions groupées
users-skip-to-list = Aller à la liste
users-skip-to-actions = Aller aux actions sur la sélection
users-activate = Activer…
users-deactivate = Désactiver…
users-end-sessions = Déconnecter…
users-delete = Supprimer…
users-reset-link = Créer un lien de réinitialisation…
users-group-menu = Groupe…
users-join = Ajouter au groupe…
users-leave = Retirer du groupe…
bulk-happens = Ce qui va se passer

## Ajouter un utilisateur

users-add-password-hint = Laissez l’utilisateur en choisir un, ou définissez-le vous-même.
users-add-invite = Laisser l’utilisateur choisir le mot de passe
users-add-invite-hint = Vous obtenez un lien de réinitialisation à transmettre. Il est valable une seule fois, pendant 30 minutes.

## Un utilisateur : profil et rôle

user-profile = Profil et rôle
user-id = ID
user-role-hint = Changer le rôle ferme toutes les sessions de l’utilisateur.
user-own-role-hint = Changer votre propre rôle ferme aussi votre session ici. Seul un autre superutilisateur peut rétablir ce que vous retirez.
user-given = Groupes et autorisations
user-given-hint = Les changements s’appliquent dès la prochaine requête de l’utilisateur. Aucune session n’est fermée.
user-given-superuser = Un superutilisateur peut de toute façon faire tout cela.
user-permissions = Autorisations propres
user-deactivate = Désactiver ce compte
user-deactivate-hint = Il ne sera plus possible de se connecter tant que le compte n’aura pas été réactivé. Rien n’est perdu.
user-delete = Supprimer ce compte
user-delete-hint = Définitivement, avec toutes ses sessions. Le nom reste dans le journal.
user-stale = Ce compte a été modifié entre-temps

## Un utilisateur : un enregistrement arrivé trop tard, en colonnes : avant, maintenant, et ce qu’on a modifié soi-même

conflict-title = Pas encore enregistré : { $name }
conflict-caption = Ce qui était là, ce qui est enregistré actuellement et ce que vous avez modifié
conflict-field = Champ
conflict-opened = À l’ouverture de la page
conflict-opened-short = Avant
conflict-stored = Enregistré
conflict-yours = Votre saisie
conflict-both = Modifié des deux côtés
conflict-as-before = comme avant
conflict-merged = avec les deux modifications
conflict-same = Identique
conflict-untouched = Non modifié
conflict-discard = Abandonner mes modifications
conflict-save = Enregistrer mes choix
conflict-back = Revenir au compte

## Un utilisateur : mot de passe

user-password-title = Mot de passe : { $name }
user-password-own = C’est votre propre compte : dans les deux cas, votre session se ferme ici aussi.
user-password-own-account = C’est votre propre compte : dans les deux cas, votre session se ferme ici aussi. Pour la garder ouverte, <a>changez votre mot de passe</a> dans votre compte.
user-link = Lien de réinitialisation
user-link-hint = L’utilisateur choisit un nouveau mot de passe, que personne d’autre ne voit.
user-link-make = Créer un lien de réinitialisation
user-link-text = Il est valable une seule fois, pendant 30 minutes, et remplace les liens précédents. Sa création ferme toutes les sessions de l’utilisateur.
user-link-button = Créer le lien
user-link-inactive = Ce compte est inactif : <a>activez-le</a> d’abord.
user-set = Définir un mot de passe
user-set-hint = Vous le choisissez et le transmettez. Vous êtes alors deux à le connaître : demandez qu’il soit changé. Toutes les sessions de l’utilisateur se ferment.
user-set-button = Définir le mot de passe
user-set-stale = Aucun mot de passe n’a été défini. L’<a>historique</a> montre ce qui a changé. Pour définir quand même le mot de passe, saisissez-le de nouveau.

## Un utilisateur : le lien de réinitialisation, montré une seule fois

link-title = Lien de réinitialisation pour { $name }
link-made = Lien de réinitialisation créé
link-made-hint = Il s’affiche ici une seule fois et n’est conservé nulle part. Toutes les sessions de l’utilisateur sont fermées.
link-label = Lien à usage unique pour { $name }
link-hint = Il est valable une seule fois, pendant 30 minutes. Quiconque le détient peut s’emparer du compte : ne le transmettez qu’à l’utilisateur, par un canal que personne d’autre ne peut lire.
link-lost = Vous l’avez perdu ? Créez-en un autre : celui-ci cessera alors de fonctionner.

## Un utilisateur : sessions et historique

user-sessions-title = Sessions : { $name }
user-sessions-none = Aucune session n’est ouverte.
user-sessions-everywhere = Déconnecter partout
user-sessions-hint = Toutes les sessions se ferment immédiatement, dans tous les navigateurs et applications.
user-sessions-own = Votre session se ferme ici aussi.
user-sessions-end-all = Fermer toutes les sessions
user-history = Historique
user-history-title = Historique : { $name }
user-history-none = Le journal ne contient rien sur ce compte.
user-history-no-change = Le journal ne contient aucune modification de ce compte.

## Un utilisateur : suppression

user-delete-title = Supprimer le compte { $name }
user-delete-ask = Supprimer ce compte ?
user-delete-account = Compte
user-delete-account-text = <strong>{ $name }</strong>, { $email }. Inscription : { DATETIME($time) }
user-delete-live = Sessions ouvertes
user-delete-live-text = { $n ->
    [0] Aucune
    [one] { NUMBER($n) }, fermée immédiatement, dans tous les navigateurs et applications
   *[other] { NUMBER($n) }, toutes fermées immédiatement, dans tous les navigateurs et applications
 }
user-delete-ended = Sessions fermées
user-delete-stays = Ce qui reste
user-delete-stays-text = Le journal : qui a fait quoi, avec le nom que portait le compte.
user-delete-own = C’est votre propre compte : votre session se ferme immédiatement.
user-delete-names = Quelqu’un d’autre pourra ensuite s’inscrire avec le même nom d’utilisateur et la même adresse e-mail.
user-delete-instead = Désactiver plutôt…
user-delete-stale = Rien n’a été supprimé. Voici le compte tel qu’il est maintenant ; l’<a>historique</a> montre ce qui a changé.

## Groupes

groups-lead = Un groupe détermine ce que ses membres peuvent faire.
groups-add = Ajouter un groupe
groups-read-only = Vous pouvez consulter les groupes, mais seul un superutilisateur peut les modifier.
groups-members = { $n ->
    [0] Aucun membre
    [one] { NUMBER($n) } membre
   *[other] { NUMBER($n) } membres
 }
groups-no-permissions = Aucune autorisation
groups-none = Aucun groupe pour l’instant
groups-none-text = Ajoutez-en un, puis placez-y des utilisateurs, sur leur page ou dans la liste des utilisateurs.
groups-none-undeclared = Cette application n’a aucune autorisation à accorder. Les groupes peuvent tout de même servir à classer les utilisateurs et figurer dans les jetons d’accès.
group-nobody = Ce groupe n’a aucun membre. <a>Choisissez ses membres</a> dans la liste des utilisateurs.
group-what = Nom et autorisations
group-what-hint = Les changements s’appliquent dès la prochaine requête des membres. Aucune session n’est fermée.
group-permissions = Autorisations de ses membres
group-nothing-declared = Cette application n’a aucune autorisation à accorder.
group-stale = Ce groupe a été modifié entre-temps
group-stale-text = Votre saisie n’est pas encore enregistrée ; elle figure ci-dessous. Voici le groupe tel qu’il est enregistré, <strong>{ $name }</strong> :
group-keep-stored = Garder ce qui est enregistré
group-save-mine = Enregistrer ma saisie
group-delete = Supprimer ce groupe
group-delete-hint = Définitivement. Les comptes de ses membres restent.
group-delete-title = Supprimer le groupe { $name }
group-delete-ask = Supprimer ce groupe ?
group-delete-members = Membres
group-delete-members-stay = { $n ->
    [one] <a>{ NUMBER($n) } membre</a>, dont le compte reste. Aucune session n’est fermée.
   *[other] <a>{ NUMBER($n) } membres</a>, dont les comptes restent. Aucune session n’est fermée.
 }
group-delete-lose = Ce que les membres perdent
group-delete-kept = Les membres gardent ce qu’un autre groupe ou leurs autorisations propres leur accordent. La liste des membres de ce groupe n’est pas conservée.
group-delete-stale = Rien n’a été supprimé. Voici le groupe tel qu’il est maintenant.

## Le journal

log-lead = Qui a fait quoi, et d’où. Les noms et les adresses IP permettent de filtrer la liste.
log-who = Auteur ou compte concerné
log-event = Événement
log-since = Période
log-more-filters = Plus de filtres
log-address = Adresse IP
log-from = Premier jour
log-to = Dernier jour
log-show-all = Tout afficher
log-none = Rien ne s’est encore passé.
log-none-filtered = Rien ne correspond à ces filtres.
log-on-server = Sur le serveur
log-request = Requête

## Limites

limits-lead = Qui est bloqué après trop de tentatives, et jusqu’à quand.
limits-off = Rien n’est limité, pas même les essais pour deviner un mot de passe : le réglage <code>throttle</code> est désactivé.
limits-nobody = Aucun blocage en ce moment.
limits-now = Blocages en cours
limits-now-hint = Débloquer remet aussi le compteur à zéro.
limits-close = Limites presque atteintes
limits-close-hint = Plus de la moitié des tentatives permises ont été utilisées.
# Entre un nom d’utilisateur et une adresse IP ; « inconnu depuis » seul se lirait comme une durée.
limits-from = depuis l’adresse IP
limits-attempts = { NUMBER($attempts) } sur { $most ->
    [one] { NUMBER($most) } tentative
   *[other] { NUMBER($most) } tentatives
 }
limits-until = Fin du blocage : { DATETIME($time) }
limits-last = Dernière tentative : { DATETIME($time) }
limits-unblock = Débloquer
limits-what = Ce qui est limité
limits-what-hint = Les connexions réussies ne comptent pas. Une limite comptée en heures est levée 15 minutes après la dernière tentative comptée.
limits-address = Votre adresse IP
limits-address-hint = Telle que le serveur la voit. C’est d’après elle que les tentatives sont comptées.
limits-address-yours = Le serveur voit
limits-peer = La connexion vient de
limits-trusted = Proxys de confiance
limits-untrusted = Cette requête a été transmise par { $address }, qui n’est pas un proxy de confiance.
limits-untrusted-text = Ce qu’il indique sur l’origine des requêtes est ignoré : tous ceux qui passent par lui partagent son adresse IP et ses limites. Si c’est votre propre proxy inverse, ajoutez ceci sous <code>[default.doorward]</code> dans <code>Rocket.toml</code>, puis redémarrez :
limits-proxies = Requêtes transmises par des adresses IP qui ne sont pas de confiance, au cours des dernières 24 heures
limits-proxy = { $address }, dernière requête : { DATETIME($time) }
limits-proxies-text = Déclarez de confiance celles de vos propres proxys inverses, avec le réglage <code>trusted_proxies</code>. Les autres ont inventé l’en-tête et n’y ont rien gagné.
