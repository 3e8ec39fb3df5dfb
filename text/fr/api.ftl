### Français : les pages de l’API. Ce que dit l’API elle-même reste en anglais.

## Un point d’accès

api-request = Requête et réponse
api-curl = La même requête dans un terminal
api-headers = En-têtes
api-body = Corps
api-forms = Formulaires
api-reference = Référence
api-refused = Réponse à GET
api-send = Envoyer { $method }
api-filter = Rechercher et filtrer
api-raw = Données brutes
api-media-type = Type de média
api-content = Contenu
api-delete = Supprimer
api-delete-ask = Supprimer définitivement ? Aucun retour en arrière ne sera possible.
api-delete-yes = Oui, supprimer

## Les pages d’une liste

api-in-all = { $pages ->
    [1] { NUMBER($count) } en tout
   *[other] { NUMBER($count) } en tout, page { NUMBER($page) } sur { NUMBER($pages) }
 }
api-pages = Pages
api-page = Page { NUMBER($n) }
api-previous = Précédente
api-next = Suivante

## Qui demande

api-members-only = Cette page est réservée aux personnes connectées.
api-sign-in = Se connecter et revenir ici
api-token = Utiliser un jeton
api-token-label = Jeton Bearer
api-asking-as = Vos requêtes sont faites avec le compte <strong>{ $who }</strong>. Un jeton ne vaut que pour une requête et n’est pas conservé.
api-asking-nobody = Vos requêtes sont faites sans connexion. Un jeton ne vaut que pour une requête et n’est pas conservé.
api-asked-as = Voici la réponse pour <strong>{ $who }</strong>, dont vous avez fourni le jeton. Il n’a pas été conservé : les liens et les formulaires ne l’utilisent pas.
api-asked-nobody = Voici la réponse à votre jeton. Il n’a pas été conservé : les liens et les formulaires ne l’utilisent pas.

## La référence

api-reference-lead = Toutes les adresses de cette API, ce qu’elles acceptent et ce qu’elles répondent.
api-reference-bodies = Toutes les adresses commencent par { $server }. Le corps d’une requête est du JSON, ou un formulaire avec les mêmes champs.
api-document = Document OpenAPI
api-addresses = Adresses
api-access = { $who ->
    [open] Ouvert à tout le monde ; les identifiants éventuels sont ignorés.
    [optional] Ouvert à tout le monde ; les identifiants éventuels sont pris en compte.
    [staff] Pour l’équipe ; les modifications sont réservées aux superutilisateurs.
   *[user] Pour les utilisateurs, avec un jeton d’accès ou une session.
 }
api-place = { $place ->
    [path] dans le chemin
    [query] dans la chaîne de requête
    [header] dans un en-tête
   *[other] dans le corps
 }
api-required = obligatoire
api-longest = { NUMBER($n) } caractères au maximum
api-parameters = Paramètres
api-answers = Réponses
api-shapes = Structures
api-shapes-hint = Les éléments qui composent les réponses, par nom.
