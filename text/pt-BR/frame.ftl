### Brazilian Portuguese: the frame of all pages, the words that many pages share, forms and fields.

language-name = Português (Brasil)
language-direction = ltr
language-formats = pt-BR

## The bar at the top, the menu behind the face, the foot

skip = Ir para o conteúdo
areas = Áreas
area-account = Conta
area-admin = Administração
area-api = API
your-menu = Seu menu: { $name }
your-account = Sua conta
start-page = Página inicial
language = Idioma
footer-times = { $zone ->
    [UTC] Horários em UTC
   *[other] Horários no fuso { $zone }
 }

## The main actions

sign-in = Entrar
sign-out = Sair
create-account = Criar conta
save-changes = Salvar alterações
cancel = Cancelar
done = Concluir
open = Abrir
search = Buscar
filter = Filtrar
try-again = Tentar de novo
choose-one = Escolha uma opção
back-to-list = Voltar à lista
download-csv = Baixar CSV

## The buttons that a script adds

show = Mostrar
hide = Ocultar
copy = Copiar
copied = Copiado

## Lists

show-nav = Mostrar
show-newest = Ver mais recentes
show-older = Ver mais antigos
pages = Páginas
breadcrumb = Trilha de navegação
first = Primeira
previous = Anterior
next = Próxima
last = Última
per-page = Por página
sort-by = Ordenar por
actions = Ações
# After a number, which may be 1 or more.
selected = na seleção
filtered = com filtros
older = mais antigos
details = Detalhes
became = mudou para

## Forms

title-error = Erro:
check-fields = Verifique estes campos
optional = opcional

## Fields

field-username = Nome de usuário
field-email = E-mail
field-first_name = Nome
field-last_name = Sobrenome
field-name = Nome
field-password = Senha
field-password2 = Repita a senha
field-old_password = Senha atual
field-new-password = Nova senha
field-new-password2 = Repita a nova senha
field-groups = Grupos
field-permissions = Permissões
field-language = Idioma
field-time_zone = Fuso horário
field-theme = Aparência
username-hint = Letras, números e . + - _ @

## People and their roles

role = Função
member = Membro
staff = Equipe
superuser = Superusuário
active = Ativo
inactive = Inativo
active-hint = Pode entrar na conta.
staff-hint = Pode ver a administração, mas não alterar nada.
superuser-hint = Pode alterar tudo aqui, inclusive as funções.
active-hint-long = Pode entrar na conta. Sem esta opção, a conta permanece, mas as sessões dela são encerradas na hora.
you = Você
group = Grupo
member-since = Membro desde
joined = Cadastro
last-sign-in = Último acesso
day-today = Hoje

## In the place of a value

never = Nunca
none = Nenhum
nothing = Nada
empty = Vazio
not-known = Desconhecido

## What cannot be undone

danger-zone = Zona de perigo
no-way-back = Isso não pode ser desfeito.

wrong-field = { $label }: { $message }
