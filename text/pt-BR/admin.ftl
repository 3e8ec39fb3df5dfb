### Brazilian Portuguese: the pages of the admin.

## The parts of the admin; each is a link and the title of its page

admin-overview = Visão geral
admin-users = Usuários
admin-groups = Grupos
admin-log = Registro
admin-limits = Limites

## Overview; the figures at the top stand below their names

dashboard-active = { $n ->
    [one] { NUMBER($n) } ativo
   *[other] { NUMBER($n) } ativos
 }
dashboard-superusers = { $n ->
    [0] Nenhum superusuário
    [one] { NUMBER($n) } superusuário
   *[other] { NUMBER($n) } superusuários
 }
dashboard-seen = Vistos em 7 dias
dashboard-seen-month = { NUMBER($n) } em 30 dias
dashboard-sessions = Sessões
dashboard-live = Abertas agora

dashboard-lately = Últimos 30 dias
dashboard-sign-ups = Cadastros
dashboard-sign-ins = Acessos
dashboard-days = Dia a dia
dashboard-days-caption = Cadastros e acessos por dia, do mais recente ao mais antigo; os dias começam à meia-noite UTC
dashboard-day = Dia
dashboard-failed = Falhas de acesso
dashboard-failed-hint = Nas últimas 24 horas.
dashboard-failures = { $n ->
    [0] Nenhuma tentativa de acesso falhou.
    [one] <strong>{ NUMBER($n) }</strong> tentativa de acesso falhou.
   *[other] <strong>{ NUMBER($n) }</strong> tentativas de acesso falharam.
 }
dashboard-tried = Contas visadas
dashboard-sources = Endereços IP
unknown-names = nomes de usuário desconhecidos
dashboard-limited = { $n ->
    [one] { NUMBER($n) } bloqueio no momento.
   *[other] { NUMBER($n) } bloqueios no momento.
 }
dashboard-newest = Últimos cadastros
dashboard-actions = Alterações recentes feitas pela administração
dashboard-no-actions = Nenhuma ainda.
dashboard-log = Todas as alterações
dashboard-server = Servidor
dashboard-version = Versão
dashboard-database = Banco de dados
dashboard-backup = Último backup

## The list of users

users-all = Todos os usuários
users-add = Adicionar usuário
users-search = Buscar usuários
users-search-hint = Nome ou e-mail
users-any-group = Qualquer grupo
users-none = Nenhum usuário encontrado
users-none-text = Nenhum usuário corresponde a esta busca e a estes filtros.
users-show-all = Mostrar todos os usuários
users-select = Selecionar { $name }
users-actions = Ações para { $name }
users-read-only = Você pode ver os usuários, mas só superusuários podem alterá-los.

## What can be done with one user or with several; an ellipsis says that a question follows

users-bulk = Ações em massa
users-skip-to-list = Ir para a lista
users-skip-to-actions = Ir para as ações dos selecionados
users-activate = Ativar…
users-deactivate = Desativar…
users-end-sessions = Encerrar sessões…
users-delete = Excluir…
users-reset-link = Criar link de redefinição…
users-group-menu = Grupo…
users-join = Adicionar ao grupo…
users-leave = Remover do grupo…
bulk-happens = O que vai acontecer

## Adding a user

users-add-password-hint = Deixe o usuário escolher a senha ou defina uma aqui.
users-add-invite = Deixar o usuário escolher a senha
users-add-invite-hint = Você receberá um link de redefinição para entregar ao usuário. Ele vale por 30 minutos e só pode ser usado uma vez.

## One user: profile and role (in titles of these pages, $name is the user’s full name)

user-profile = Perfil e função
user-id = ID
user-role-hint = Alterar a função encerra todas as sessões do usuário.
user-own-role-hint = Alterar sua própria função encerra também esta sessão. Só outro superusuário pode devolver o que você retirar.
user-given = Grupos e permissões
user-given-hint = As alterações valem a partir da próxima requisição do usuário. Nenhuma sessão é encerrada.
user-given-superuser = Um superusuário já pode fazer tudo isto.
user-permissions = Permissões próprias
user-deactivate = Desativar este usuário
user-deactivate-hint = O usuário não poderá entrar até que alguém ative a conta de novo. Nada se perde.
user-delete = Excluir este usuário
user-delete-hint = A exclusão é definitiva e inclui todas as sessões. O registro guarda o nome.
user-stale = Este usuário foi alterado nesse meio-tempo

## One user: a save that came too late, in columns: before, now, and what one has changed oneself

conflict-title = Alterações ainda não salvas: { $name }
conflict-caption = O que havia antes, o que está salvo agora e o que você alterou
conflict-field = Campo
conflict-opened = Quando você abriu
conflict-opened-short = Antes
conflict-stored = Salvo
conflict-yours = Sua alteração
conflict-both = Alterado por ambos
conflict-as-before = como antes
conflict-merged = com as duas alterações
conflict-same = A mesma
conflict-untouched = Nenhuma
conflict-discard = Descartar minhas alterações
conflict-save = Salvar minhas escolhas
conflict-back = Voltar ao usuário

## One user: password

user-password-title = Senha de { $name }
user-password-own = Esta é a sua própria conta: qualquer uma das duas opções encerra também esta sessão.
user-password-own-account = Esta é a sua própria conta: qualquer uma das duas opções encerra também esta sessão. Para mantê-la, <a>altere sua senha</a> na sua conta.
user-link = Link de redefinição
user-link-hint = O usuário escolhe uma nova senha que mais ninguém vê.
user-link-make = Criar um link de redefinição
user-link-text = Vale por 30 minutos, só pode ser usado uma vez e substitui links anteriores. Criá-lo encerra todas as sessões do usuário.
user-link-button = Criar link
user-link-inactive = Esta conta está inativa: primeiro, <a>ative-a</a>.
user-set = Definir uma senha
user-set-hint = Você escolhe a senha e a entrega ao usuário. Como duas pessoas passam a conhecê-la, peça que ela seja alterada depois. Definir a senha encerra todas as sessões do usuário.
user-set-button = Definir senha
user-set-stale = Nenhuma senha foi definida. O <a>histórico</a> mostra o que mudou. Para definir a senha mesmo assim, digite-a de novo.

## One user: the reset link, which is shown once

link-title = Link de redefinição para { $name }
link-made = Link de redefinição criado
link-made-hint = Ele é mostrado aqui uma única vez e não fica guardado em lugar nenhum. Todas as sessões do usuário foram encerradas.
link-label = Link de uso único para { $name }
link-hint = Vale por 30 minutos e só pode ser usado uma vez. Quem tiver o link pode assumir o controle da conta: entregue-o apenas ao usuário, de um jeito que mais ninguém possa ler.
link-lost = Perdeu o link? Crie outro: este deixará de funcionar.

## One user: sessions and history

user-sessions-title = Sessões de { $name }
user-sessions-none = Nenhuma sessão aberta.
user-sessions-everywhere = Encerrar em todos os dispositivos
user-sessions-hint = Todas as sessões são encerradas na hora, em todos os navegadores e apps.
user-sessions-own = Todas as sessões são encerradas na hora, inclusive esta.
user-sessions-end-all = Encerrar todas as sessões
user-history = Histórico
user-history-title = Histórico de { $name }
user-history-none = O registro não tem nada sobre este usuário.
user-history-no-change = O registro não tem alterações feitas neste usuário.

## One user: deletion

user-delete-title = Excluir { $name }
user-delete-ask = Excluir este usuário?
user-delete-account = Conta
user-delete-account-text = <strong>{ $name }</strong>, { $email }. Cadastro: { DATETIME($time) }
user-delete-live = Sessões abertas
user-delete-live-text = { $n ->
    [0] Nenhuma
    [one] { NUMBER($n) }, que será encerrada na hora
   *[other] { NUMBER($n) }, que serão encerradas na hora, em todos os navegadores e apps
 }
user-delete-ended = Sessões encerradas
user-delete-stays = O que permanece
user-delete-stays-text = O registro: quem fez o quê com este usuário, com o nome que ele tinha.
user-delete-own = Esta é a sua própria conta: esta sessão será encerrada na hora.
user-delete-names = Depois disso, outra pessoa poderá se cadastrar com o mesmo nome de usuário e e-mail.
user-delete-instead = Desativar em vez de excluir…
user-delete-stale = Nada foi excluído. Este é o usuário como está agora; o <a>histórico</a> mostra o que mudou.

## Groups

groups-lead = Um grupo define o que os membros podem fazer.
groups-add = Adicionar grupo
groups-read-only = Você pode ver os grupos, mas só superusuários podem alterá-los.
groups-members = { $n ->
    [0] Nenhum membro
    [one] { NUMBER($n) } membro
   *[other] { NUMBER($n) } membros
 }
groups-no-permissions = Nenhuma permissão
groups-none = Ainda não há grupos
groups-none-text = Adicione um e depois inclua usuários nele, na página de cada um ou na lista de usuários.
groups-none-undeclared = Esta aplicação não tem permissões para conceder. Ainda assim, grupos podem organizar os usuários e constar nos tokens de acesso.
group-nobody = Este grupo não tem membros. <a>Escolha os membros</a> na lista de usuários.
group-what = Nome e permissões
group-what-hint = As alterações valem a partir da próxima requisição de cada membro. Nenhuma sessão é encerrada.
group-permissions = Permissões dos membros
group-nothing-declared = Esta aplicação não tem permissões para conceder.
group-stale = Este grupo foi alterado nesse meio-tempo
group-stale-text = Nada do que você preencheu foi salvo ainda; está tudo abaixo. O que está salvo agora é o grupo <strong>{ $name }</strong>:
group-keep-stored = Manter o que está salvo
group-save-mine = Salvar o que preenchi
group-delete = Excluir este grupo
group-delete-hint = A exclusão é definitiva. As contas dos membros permanecem.
group-delete-title = Excluir { $name }
group-delete-ask = Excluir este grupo?
group-delete-members = Membros
group-delete-members-stay = { $n ->
    [one] <a>{ NUMBER($n) } membro</a>, cuja conta permanece. Nenhuma sessão é encerrada.
   *[other] <a>{ NUMBER($n) } membros</a>, cujas contas permanecem. Nenhuma sessão é encerrada.
 }
group-delete-lose = O que eles perdem
group-delete-kept = Os membros mantêm o que outro grupo ou suas próprias permissões lhes dão. A lista de quem estava neste grupo não é guardada.
group-delete-stale = Nada foi excluído. Este é o grupo como está agora.

## The log

log-lead = Quem fez o quê e de onde. Selecione um nome ou endereço IP para filtrar a lista.
log-who = Quem fez ou quem foi afetado
log-event = O que aconteceu
log-since = Período
log-more-filters = Mais filtros
log-address = Endereço IP
log-from = Primeiro dia
log-to = Último dia
log-show-all = Mostrar tudo
log-none = Nada aconteceu ainda.
log-none-filtered = Nada corresponde a estes filtros.
log-on-server = No servidor
log-request = Requisição

## Limits

limits-lead = Bloqueios por excesso de tentativas e até quando duram.
limits-off = Nada é limitado, nem mesmo tentativas de adivinhar senhas: a configuração <code>throttle</code> está desligada.
limits-nobody = Nenhum bloqueio no momento.
limits-now = Bloqueios ativos
limits-now-hint = Desbloquear também zera a contagem.
limits-close = Perto de um limite
limits-close-hint = Mais da metade das tentativas já foi usada.
limits-from = de
limits-attempts = { NUMBER($attempts) } de { $most ->
    [one] { NUMBER($most) } tentativa
   *[other] { NUMBER($most) } tentativas
 }
limits-until = Desbloqueio: { DATETIME($time) }
limits-last = Última tentativa: { DATETIME($time) }
limits-unblock = Desbloquear
limits-what = O que é limitado
limits-what-hint = Acessos bem-sucedidos não contam. Um limite contado em horas é liberado 15 minutos depois da última tentativa contada.
limits-address = Seu endereço IP
limits-address-hint = Como o servidor o vê. É por ele que as tentativas são contadas.
limits-address-yours = O servidor vê
limits-peer = A conexão vem de
limits-trusted = Proxies confiáveis
limits-untrusted = Esta requisição foi encaminhada por { $address }, que não é um proxy confiável.
limits-untrusted-text = O que ele diz sobre a origem das requisições é ignorado: todos os que estão atrás dele compartilham o endereço IP e os limites dele. Se for o seu próprio proxy reverso, inclua isto em <code>[default.doorward]</code>, no <code>Rocket.toml</code>, e reinicie:
limits-proxies = Nas últimas 24 horas, endereços IP não confiáveis encaminharam requisições
limits-proxy = { $address }, última vez: { DATETIME($time) }
limits-proxies-text = Confie nos que são seus próprios proxies reversos, com a configuração <code>trusted_proxies</code>. Os outros inventaram o cabeçalho e não ganharam nada com isso.
