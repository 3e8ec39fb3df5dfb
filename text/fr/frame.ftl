### Français : le cadre de toutes les pages, les mots que beaucoup de pages partagent, les formulaires et leurs champs.

language-name = Français
language-direction = ltr
language-formats = fr

## La barre en haut, le menu derrière l’avatar, le pied de page

skip = Aller au contenu
areas = Rubriques
area-account = Compte
area-admin = Administration
area-api = API
your-menu = Votre menu : { $name }
your-account = Votre compte
start-page = Page d’accueil
language = Langue
footer-times = { $zone ->
    [UTC] Heures en UTC
   *[other] Heures du fuseau { $zone }
 }

## Les actions principales

sign-in = Se connecter
sign-out = Se déconnecter
create-account = Créer un compte
save-changes = Enregistrer les modifications
cancel = Annuler
done = Terminer
open = Ouvrir
search = Rechercher
filter = Filtrer
try-again = Réessayer
choose-one = Choisir
back-to-list = Revenir à la liste
download-csv = Télécharger en CSV

## Les boutons qu’un script ajoute

show = Afficher
hide = Masquer
copy = Copier
copied = Copié

## Listes

show-nav = Afficher
show-newest = Afficher les entrées les plus récentes
show-older = Afficher les entrées plus anciennes
pages = Pages
breadcrumb = Fil d’Ariane
first = Première
previous = Précédente
next = Suivante
last = Dernière
per-page = Par page
sort-by = Trier par
actions = Actions
# Après un nombre, qui peut être 1.
selected = dans la sélection
filtered = liste filtrée
older = entrées plus anciennes
details = Détails
became = devient

## Formulaires

title-error = Erreur :
check-fields = Vérifiez ces champs
optional = facultatif

## Champs

field-username = Nom d’utilisateur
field-email = E-mail
field-first_name = Prénom
field-last_name = Nom
field-name = Nom
field-password = Mot de passe
field-password2 = Confirmer le mot de passe
field-old_password = Mot de passe actuel
field-new-password = Nouveau mot de passe
field-new-password2 = Confirmer le nouveau mot de passe
field-groups = Groupes
field-permissions = Autorisations
field-language = Langue
field-time_zone = Fuseau horaire
field-theme = Apparence
username-hint = Lettres, chiffres et . + - _ @

## Les personnes et leurs rôles

role = Rôle
member = Membre
staff = Équipe
superuser = Superutilisateur
active = Actif
inactive = Inactif
active-hint = Peut se connecter.
staff-hint = Peut consulter l’administration, sans rien y modifier.
superuser-hint = Peut tout modifier ici, y compris les rôles.
active-hint-long = Peut se connecter. Si la case n’est pas cochée, le compte est conservé, mais ses sessions se ferment aussitôt.
you = Vous
group = Groupe
member-since = Membre depuis le
joined = Inscription
last-sign-in = Dernière connexion
day-today = Aujourd’hui

## À la place d’une valeur

never = Jamais
none = Aucun
nothing = Rien
empty = Vide
not-known = Inconnu

## Ce qui est irréversible

danger-zone = Actions sensibles
no-way-back = Cette action est irréversible.

wrong-field = { $label } : { $message }
