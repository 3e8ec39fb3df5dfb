### Brazilian Portuguese: the sentences of the log, and of the activity in one’s own account.

## What is shown; each is a link

show-everything = Tudo
show-sign-ins = Acessos
show-changes = Alterações
show-warnings = Alertas
user-history-all-title = Tudo sobre { $name }

## Filters of the log

log-anything = Qualquer evento
log-since-ever = Qualquer data
log-since-24h = Últimas 24 horas
log-since-7d = Últimos 7 dias
log-since-30d = Últimos 30 dias
log-wrong-event = Escolha um dos eventos da lista.
log-wrong-address = Digite um endereço IP, como 192.0.2.7 ou 2001:db8::7.
log-wrong-day = Digite uma data no formato ano-mês-dia, como 2026-03-31.
log-wrong-order = O último dia é anterior ao primeiro.

## Who did something, or to whom, in the place of a user name

log-terminal = A linha de comando
log-host = A aplicação
# A name, without an article: it stands after “de” and “a” as well.
log-account = Conta { $id }

## The sentences of the log. $who did it, and it was done to $whom: both are user names, or one of the
## three above. Where nobody signed in did it, or it was done to nobody, there is [none]. With $own =
## yes, both are the same person, who is named once.

log-set-up = { $who ->
    [none] A primeira conta de superusuário foi criada: { $whom }.
   *[other] { $who } criou a primeira conta de superusuário: { $whom }.
 }
log-registered = { $whom } criou uma conta.
log-signed-in = { $channel ->
    [api] { $whom } entrou pela API.
   *[other] { $whom } entrou.
 }
log-sign-in-failed = { $whom ->
    [none] Uma tentativa de entrar com um nome de usuário desconhecido falhou.
   *[other] { $channel ->
        [confirmation] Uma senha errada foi digitada para { $whom }.
       *[other] Uma tentativa de entrar como { $whom } falhou.
    }
 }
log-throttled = { $channel ->
    [registration] Houve cadastros demais a partir de um endereço IP.
    [host] Houve tentativas demais em { $limit }.
   *[other] { $whom ->
        [none] Houve tentativas demais de entrar.
       *[other] Houve tentativas demais de entrar como { $whom }.
    }
 }
log-signed-out = { $whom } saiu.
log-session-ended = { $own ->
    [yes] { $who } encerrou uma das próprias sessões.
   *[no] { $who } encerrou uma sessão de { $whom }.
 }
log-sessions-ended = { $own ->
    [yes] { $who } encerrou { NUMBER($n) } das próprias sessões.
   *[no] { $n ->
        [one] { $who } encerrou { NUMBER($n) } sessão de { $whom }.
       *[other] { $who } encerrou { NUMBER($n) } sessões de { $whom }.
    }
 }
log-token-reused = Um token de { $whom } que já tinha sido usado foi usado de novo. A sessão correspondente foi encerrada.
log-password-changed = { $whom } escolheu uma nova senha.
log-password-reset = { $whom } escolheu uma nova senha com um link de redefinição.
log-password-set = { $own ->
    [yes] { $who } definiu a própria senha.
   *[no] { $who } definiu a senha de { $whom }.
 }
log-reset-link-made = { $own ->
    [yes] { $who } criou um link de redefinição para a própria conta.
   *[no] { $who } criou um link de redefinição para { $whom }.
 }
log-profile-changed = { $what ->
    [username] { $whom } alterou o próprio nome de usuário.
    [email] { $whom } alterou o próprio e-mail.
    [name] { $whom } alterou o próprio nome.
   *[several] { $whom } alterou o próprio perfil.
 }
log-account-deleted = { $whom } excluiu a própria conta.
log-user-created = { $who } adicionou { $whom }.
log-user-changed = { $own ->
    [yes] { $who } alterou o próprio perfil.
   *[no] { $what ->
        [username] { $who } alterou o nome de usuário de { $whom }.
        [email] { $who } alterou o e-mail de { $whom }.
        [name] { $who } alterou o nome de { $whom }.
       *[several] { $who } alterou o perfil de { $whom }.
    }
 }
log-rights-changed = { $own ->
    [yes] { $who } alterou a própria função.
   *[no] { $role ->
        [superuser] { $who } deu a { $whom } a função de superusuário.
        [no-superuser] { $who } retirou de { $whom } a função de superusuário.
        [staff] { $who } adicionou { $whom } à equipe.
        [no-staff] { $who } retirou { $whom } da equipe.
       *[other] { $who } alterou a função de { $whom }.
    }
 }
log-activated = { $own ->
    [yes] { $who } ativou a própria conta.
   *[no] { $who } ativou { $whom }.
 }
log-deactivated = { $own ->
    [yes] { $who } desativou a própria conta.
   *[no] { $who } desativou { $whom }.
 }
log-user-deleted = { $own ->
    [yes] { $who } excluiu a própria conta.
   *[no] { $who } excluiu { $whom }.
 }
log-groups-changed = { $given ->
    [added] { $own ->
        [yes] { $who } passou a fazer parte de { $names }.
       *[no] { $who } adicionou { $whom } a { $names }.
    }
    [removed] { $own ->
        [yes] { $who } deixou { $names }.
       *[no] { $who } removeu { $whom } de { $names }.
    }
   *[other] { $own ->
        [yes] { $who } alterou os próprios grupos.
       *[no] { $who } alterou os grupos de { $whom }.
    }
 }
log-permissions-changed = { $own ->
    [yes] { $who } alterou as próprias permissões.
   *[no] { $given ->
        [added] { $who } concedeu { $names } a { $whom }.
        [removed] { $who } retirou { $names } de { $whom }.
       *[other] { $who } alterou as permissões de { $whom }.
    }
 }
log-group-created = { $who } adicionou o grupo { $group }.
log-group-changed = { $who } alterou o grupo { $group }.
log-group-deleted = { $who } excluiu o grupo { $group }.
log-cross-origin-refused = Uma requisição de outro site foi recusada.
log-throttle-lifted = { $own ->
    [yes] { $who } desbloqueou a própria conta.
   *[no] { $whom ->
        [none] { $address ->
            [none] { $who } desbloqueou um nome de usuário desconhecido.
           *[other] { $who } desbloqueou o endereço IP { $address }.
        }
       *[other] { $address ->
            [none] { $who } desbloqueou { $whom }.
           *[other] { $who } desbloqueou { $whom } no endereço IP { $address }.
        }
    }
 }
log-users-exported = { $who } baixou a lista de usuários.
log-log-exported = { $who } baixou o registro.
log-backup-made = { $who } fez um backup do banco de dados.
log-untrusted-proxy = Um proxy não confiável encaminhou uma requisição.
log-other = { $who ->
    [none] { $whom ->
        [none] { $event }
       *[other] { $event }, sobre { $whom }
    }
   *[other] { $own ->
        [yes] { $who }: { $event }
       *[no] { $whom ->
            [none] { $who }: { $event }
           *[other] { $who }: { $event }, sobre { $whom }
        }
    }
 }

## The same events, to filter by them

event-set-up = Primeira conta de superusuário criada
event-registered = Conta criada
event-signed-in = Acesso
event-sign-in-failed = Falha de acesso
event-throttled = Tentativas demais
event-signed-out = Saída
event-session-ended = Sessão encerrada
event-sessions-ended = Várias sessões encerradas
event-token-reused = Token usado de novo
event-password-changed = Senha alterada
event-password-reset = Senha redefinida
event-password-set = Senha definida pela administração
event-reset-link-made = Link de redefinição criado
event-profile-changed = Perfil alterado
event-account-deleted = Conta excluída pelo próprio usuário
event-user-created = Usuário adicionado
event-user-changed = Usuário alterado
event-rights-changed = Função alterada
event-activated = Usuário ativado
event-deactivated = Usuário desativado
event-user-deleted = Usuário excluído
event-groups-changed = Grupos de um usuário alterados
event-permissions-changed = Permissões de um usuário alteradas
event-group-created = Grupo adicionado
event-group-changed = Grupo alterado
event-group-deleted = Grupo excluído
event-cross-origin-refused = Requisição de outro site recusada
event-throttle-lifted = Desbloqueio
event-users-exported = Lista de usuários baixada
event-log-exported = Registro baixado
event-backup-made = Backup do banco de dados
event-untrusted-proxy = Proxy não confiável

## The details of an entry, each before its value

detail-username = Nome de usuário
detail-email = E-mail
detail-first_name = Nome
detail-last_name = Sobrenome
detail-is_active = Ativo
detail-is_staff = Equipe
detail-is_superuser = Superusuário
detail-count = Sessões
detail-group = Grupo
detail-name = Nome
detail-added = Adições
detail-removed = Remoções
detail-permissions = Permissões
detail-members = Membros
detail-limit = Limite
detail-limit-password = senhas
detail-limit-registration = cadastros
detail-account = Conta
detail-account-unknown = nomes de usuário desconhecidos
detail-limited_address = Endereço IP
detail-attempts = Tentativas
detail-method = Método
detail-path = Caminho
detail-why = Motivo
detail-channel = Canal
detail-methods = Forma de acesso
detail-searched = Com busca
detail-number = { NUMBER($n) }
detail-yes = sim
detail-no = não
detail-nothing = nada
detail-empty = (vazio)

## The activity in one’s own account. With $by = admin, an administrator did it, who is not named

activity-set-up = { $by ->
    [admin] A administração criou sua conta.
   *[you] Você criou esta conta.
 }
activity-registered = { $by ->
    [admin] A administração criou sua conta.
   *[you] Você criou esta conta.
 }
activity-signed-in = { $channel ->
    [api] Você entrou pela API.
   *[other] Você entrou.
 }
activity-sign-in-failed = { $channel ->
    [confirmation] Uma senha errada foi digitada.
   *[other] Uma tentativa de entrar falhou.
 }
activity-throttled = Houve tentativas demais de entrar.
activity-signed-out = Você saiu.
activity-session-ended = { $by ->
    [admin] A administração encerrou uma das suas sessões.
   *[you] Você encerrou uma das suas sessões.
 }
activity-sessions-ended = { $by ->
    [admin] A administração encerrou suas sessões.
   *[you] Você encerrou suas outras sessões.
 }
activity-token-reused = Uma cópia antiga de uma sessão foi usada de novo. Essa sessão foi encerrada.
activity-password-changed = Você alterou sua senha.
activity-password-reset = Uma nova senha foi escolhida com um link de redefinição.
activity-password-set = { $by ->
    [admin] A administração definiu sua senha.
   *[you] Você definiu sua senha na administração.
 }
activity-reset-link-made = { $by ->
    [admin] A administração criou um link de redefinição para sua conta.
   *[you] Você criou um link de redefinição para sua conta.
 }
activity-profile-changed = { $new ->
    [none] Você alterou seu perfil.
   *[other] Você alterou seu e-mail de { $old } para { $new }.
 }
activity-user-created = { $by ->
    [admin] A administração criou sua conta.
   *[you] Você criou esta conta.
 }
activity-user-changed = { $by ->
    [admin] { $new ->
        [none] A administração alterou seu perfil.
       *[other] A administração alterou seu e-mail de { $old } para { $new }.
    }
   *[you] { $new ->
        [none] Você alterou seu perfil.
       *[other] Você alterou seu e-mail de { $old } para { $new }.
    }
 }
activity-rights-changed = { $by ->
    [admin] A administração alterou sua função.
   *[you] Você alterou sua função.
 }
activity-activated = { $by ->
    [admin] A administração ativou sua conta.
   *[you] Você ativou sua conta.
 }
activity-deactivated = { $by ->
    [admin] A administração desativou sua conta.
   *[you] Você desativou sua conta.
 }
activity-groups-changed = { $by ->
    [admin] A administração alterou seus grupos.
   *[you] Você alterou seus grupos.
 }
activity-permissions-changed = { $by ->
    [admin] A administração alterou suas permissões.
   *[you] Você alterou suas permissões.
 }
activity-throttle-lifted = { $by ->
    [admin] A administração desbloqueou sua conta.
   *[you] Você desbloqueou sua conta.
 }
activity-other = { $event }
