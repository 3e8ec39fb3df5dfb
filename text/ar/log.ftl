### العربية: جمل السجل، وجمل النشاط في الحساب الشخصي.

## ما يُعرض؛ كل منها رابط

show-everything = كل شيء
show-sign-ins = تسجيل الدخول
show-changes = التغييرات
show-warnings = التحذيرات
user-history-all-title = كل شيء عن { $name }

## عوامل تصفية السجل

log-anything = أي حدث
log-since-ever = أي وقت
log-since-24h = آخر ٢٤ ساعة
log-since-7d = آخر ٧ أيام
log-since-30d = آخر ٣٠ يومًا
log-wrong-event = يُرجى اختيار أحد هذه الخيارات.
log-wrong-address = يُرجى إدخال عنوان IP، مثل 192.0.2.7 أو 2001:db8::7.
log-wrong-day = يُرجى إدخال اليوم بصيغة سنة-شهر-يوم، مثل 2026-03-31.
log-wrong-order = آخر يوم يسبق أول يوم.

## من فعل شيئًا أو من فُعل به، بدلًا من اسم المستخدم

log-terminal = سطر الأوامر
log-host = التطبيق
log-account = المستخدم رقم { $id }

## جمل السجل. الصياغة بالمصدر (تم تغيير… بواسطة…) لأن جنس $who و$whom غير معروف؛
## و«من الحساب نفسه» تعني أن الفاعل هو المعنيّ.

log-set-up = { $who ->
    [none] تم تعيين أول مشرف عام: { $whom }.
   *[other] تم تعيين أول مشرف عام بواسطة { $who }: { $whom }.
 }
log-registered = تم إنشاء حساب { $whom }.
log-signed-in = { $channel ->
    [api] تم تسجيل دخول { $whom } عبر API.
   *[other] تم تسجيل دخول { $whom }.
 }
log-sign-in-failed = { $whom ->
    [none] فشلت محاولة تسجيل دخول باسم مستخدم غير معروف.
   *[other] { $channel ->
        [confirmation] أُدخلت كلمة مرور خاطئة لحساب { $whom }.
       *[other] فشلت محاولة تسجيل دخول إلى حساب { $whom }.
    }
 }
log-throttled = { $channel ->
    [registration] محاولات كثيرة جدًا لإنشاء حسابات من عنوان IP واحد.
    [host] محاولات كثيرة جدًا: { $limit }.
   *[other] { $whom ->
        [none] محاولات كثيرة جدًا لتسجيل الدخول.
       *[other] محاولات كثيرة جدًا لتسجيل الدخول إلى حساب { $whom }.
    }
 }
log-signed-out = تم تسجيل خروج { $whom }.
log-session-ended = { $own ->
    [yes] تم إنهاء إحدى جلسات { $who } من الحساب نفسه.
   *[no] تم إنهاء إحدى جلسات { $whom } بواسطة { $who }.
 }
log-sessions-ended = { $own ->
    [yes] { $n ->
        [zero] لم يتم إنهاء أي جلسة لحساب { $who } من الحساب نفسه.
        [one] تم إنهاء جلسة واحدة لحساب { $who } من الحساب نفسه.
        [two] تم إنهاء جلستين لحساب { $who } من الحساب نفسه.
        [few] تم إنهاء { NUMBER($n) } جلسات لحساب { $who } من الحساب نفسه.
        [many] تم إنهاء { NUMBER($n) } جلسة لحساب { $who } من الحساب نفسه.
       *[other] تم إنهاء { NUMBER($n) } جلسة لحساب { $who } من الحساب نفسه.
    }
   *[no] { $n ->
        [zero] لم يتم إنهاء أي جلسة لحساب { $whom } بواسطة { $who }.
        [one] تم إنهاء جلسة واحدة لحساب { $whom } بواسطة { $who }.
        [two] تم إنهاء جلستين لحساب { $whom } بواسطة { $who }.
        [few] تم إنهاء { NUMBER($n) } جلسات لحساب { $whom } بواسطة { $who }.
        [many] تم إنهاء { NUMBER($n) } جلسة لحساب { $whom } بواسطة { $who }.
       *[other] تم إنهاء { NUMBER($n) } جلسة لحساب { $whom } بواسطة { $who }.
    }
 }
log-token-reused = استُخدم مجددًا رمز مستهلَك لحساب { $whom }. وانتهت الجلسة المرتبطة به.
log-password-changed = تم تغيير كلمة مرور { $whom } من الحساب نفسه.
log-password-reset = تم اختيار كلمة مرور جديدة لحساب { $whom } عبر رابط إعادة التعيين.
log-password-set = { $own ->
    [yes] تم تعيين كلمة مرور { $who } من الحساب نفسه.
   *[no] تم تعيين كلمة مرور { $whom } بواسطة { $who }.
 }
log-reset-link-made = { $own ->
    [yes] تم إنشاء رابط إعادة التعيين لحساب { $who } من الحساب نفسه.
   *[no] تم إنشاء رابط إعادة التعيين لحساب { $whom } بواسطة { $who }.
 }
log-profile-changed = { $what ->
    [username] تم تغيير اسم المستخدم لحساب { $whom } من الحساب نفسه.
    [email] تم تغيير البريد الإلكتروني لحساب { $whom } من الحساب نفسه.
    [name] تم تغيير الاسم في حساب { $whom } من الحساب نفسه.
   *[several] تم تغيير الملف الشخصي لحساب { $whom } من الحساب نفسه.
 }
log-account-deleted = تم حذف حساب { $whom } من الحساب نفسه.
log-user-created = تمت إضافة { $whom } بواسطة { $who }.
log-user-changed = { $own ->
    [yes] تم تغيير الملف الشخصي لحساب { $who } من الحساب نفسه.
   *[no] { $what ->
        [username] تم تغيير اسم المستخدم لحساب { $whom } بواسطة { $who }.
        [email] تم تغيير البريد الإلكتروني لحساب { $whom } بواسطة { $who }.
        [name] تم تغيير الاسم في حساب { $whom } بواسطة { $who }.
       *[several] تم تغيير الملف الشخصي لحساب { $whom } بواسطة { $who }.
    }
 }
log-rights-changed = { $own ->
    [yes] تم تغيير دور { $who } من الحساب نفسه.
   *[no] { $role ->
        [superuser] تم منح { $whom } دور المشرف العام بواسطة { $who }.
        [no-superuser] تم سحب دور المشرف العام من { $whom } بواسطة { $who }.
        [staff] تمت إضافة { $whom } إلى فريق العمل بواسطة { $who }.
        [no-staff] تمت إزالة { $whom } من فريق العمل بواسطة { $who }.
       *[other] تم تغيير دور { $whom } بواسطة { $who }.
    }
 }
log-activated = { $own ->
    [yes] تم تفعيل حساب { $who } من الحساب نفسه.
   *[no] تم تفعيل { $whom } بواسطة { $who }.
 }
log-deactivated = { $own ->
    [yes] تم تعطيل حساب { $who } من الحساب نفسه.
   *[no] تم تعطيل { $whom } بواسطة { $who }.
 }
log-user-deleted = { $own ->
    [yes] تم حذف حساب { $who } من الحساب نفسه.
   *[no] تم حذف { $whom } بواسطة { $who }.
 }
log-groups-changed = { $given ->
    [added] { $own ->
        [yes] تم انضمام { $who } إلى: { $names }.
       *[no] تمت إضافة { $whom } بواسطة { $who } إلى: { $names }.
    }
    [removed] { $own ->
        [yes] تم انسحاب { $who } من: { $names }.
       *[no] تمت إزالة { $whom } بواسطة { $who } من: { $names }.
    }
   *[other] { $own ->
        [yes] تم تغيير مجموعات { $who } من الحساب نفسه.
       *[no] تم تغيير مجموعات { $whom } بواسطة { $who }.
    }
 }
log-permissions-changed = { $own ->
    [yes] تم تغيير صلاحيات { $who } من الحساب نفسه.
   *[no] { $given ->
        [added] تم منح { $whom } ما يلي بواسطة { $who }: { $names }.
        [removed] تم سحب ما يلي من { $whom } بواسطة { $who }: { $names }.
       *[other] تم تغيير صلاحيات { $whom } بواسطة { $who }.
    }
 }
log-group-created = تمت إضافة المجموعة { $group } بواسطة { $who }.
log-group-changed = تم تعديل المجموعة { $group } بواسطة { $who }.
log-group-deleted = تم حذف المجموعة { $group } بواسطة { $who }.
log-cross-origin-refused = رُفض طلب من موقع آخر.
log-throttle-lifted = { $own ->
    [yes] تم إلغاء حظر حساب { $who } من الحساب نفسه.
   *[no] { $whom ->
        [none] { $address ->
            [none] تم إلغاء حظر اسم مستخدم غير معروف بواسطة { $who }.
           *[other] تم إلغاء حظر عنوان IP { $address } بواسطة { $who }.
        }
       *[other] { $address ->
            [none] تم إلغاء حظر { $whom } بواسطة { $who }.
           *[other] تم إلغاء حظر { $whom } على عنوان IP { $address } بواسطة { $who }.
        }
    }
 }
log-users-exported = تم تنزيل قائمة المستخدمين بواسطة { $who }.
log-log-exported = تم تنزيل السجل بواسطة { $who }.
log-backup-made = تم إنشاء نسخة احتياطية من قاعدة البيانات بواسطة { $who }.
log-untrusted-proxy = مرّر خادم وكيل غير موثوق طلبًا.
log-other = { $who ->
    [none] { $whom ->
        [none] { $event }
       *[other] { $event }، بشأن { $whom }
    }
   *[other] { $own ->
        [yes] { $who }: { $event }
       *[no] { $whom ->
            [none] { $who }: { $event }
           *[other] { $who }: { $event }، بشأن { $whom }
        }
    }
 }

## الأحداث نفسها، للتصفية بحسبها

event-set-up = تعيين أول مشرف عام
event-registered = إنشاء حساب
event-signed-in = تسجيل دخول
event-sign-in-failed = فشل تسجيل الدخول
event-throttled = محاولات كثيرة جدًا
event-signed-out = تسجيل خروج
event-session-ended = إنهاء جلسة
event-sessions-ended = إنهاء عدة جلسات
event-token-reused = استخدام رمز مستهلَك مجددًا
event-password-changed = تغيير كلمة المرور
event-password-reset = إعادة تعيين كلمة المرور
event-password-set = تعيين كلمة المرور من إدارة الموقع
event-reset-link-made = إنشاء رابط إعادة التعيين
event-profile-changed = تغيير الملف الشخصي
event-account-deleted = حذف ذاتي للحساب
event-user-created = إضافة مستخدم
event-user-changed = تعديل بيانات مستخدم
event-rights-changed = تغيير الدور
event-activated = تفعيل مستخدم
event-deactivated = تعطيل مستخدم
event-user-deleted = حذف مستخدم
event-groups-changed = تغيير مجموعات مستخدم
event-permissions-changed = تغيير صلاحيات مستخدم
event-group-created = إضافة مجموعة
event-group-changed = تعديل مجموعة
event-group-deleted = حذف مجموعة
event-cross-origin-refused = رفض طلب من موقع آخر
event-throttle-lifted = إلغاء الحظر
event-users-exported = تنزيل قائمة المستخدمين
event-log-exported = تنزيل السجل
event-backup-made = نسخة احتياطية من قاعدة البيانات
event-untrusted-proxy = خادم وكيل غير موثوق

## تفاصيل الحدث، كل منها قبل قيمته

detail-username = اسم المستخدم
detail-email = البريد الإلكتروني
detail-first_name = الاسم الأول
detail-last_name = اسم العائلة
detail-is_active = نشط
detail-is_staff = فريق العمل
detail-is_superuser = مشرف عام
detail-count = الجلسات
detail-group = المجموعة
detail-name = الاسم
detail-added = أُضيف
detail-removed = أُزيل
detail-permissions = الصلاحيات
detail-members = الأعضاء
detail-limit = الحد
detail-limit-password = كلمات المرور
detail-limit-registration = إنشاء الحسابات
detail-account = الحساب
detail-account-unknown = أسماء مستخدمين غير معروفة
detail-limited_address = عنوان IP
detail-attempts = المحاولات
detail-method = طريقة HTTP
detail-path = المسار
detail-why = السبب
detail-channel = القناة
detail-methods = طريقة تسجيل الدخول
detail-searched = مع بحث
detail-number = { NUMBER($n) }
detail-yes = نعم
detail-no = لا
detail-nothing = لا شيء
detail-empty = (فارغ)

## النشاط في الحساب الشخصي. مع [admin] يكون الفاعل إدارة الموقع، من دون اسم

activity-set-up = { $by ->
    [admin] أنشأت إدارة الموقع حسابك.
   *[you] أنشأت هذا الحساب بنفسك.
 }
activity-registered = { $by ->
    [admin] أنشأت إدارة الموقع حسابك.
   *[you] أنشأت هذا الحساب بنفسك.
 }
activity-signed-in = { $channel ->
    [api] سجّلت الدخول عبر API.
   *[other] سجّلت الدخول.
 }
activity-sign-in-failed = { $channel ->
    [confirmation] أُدخلت كلمة مرور خاطئة.
   *[other] فشلت محاولة لتسجيل الدخول.
 }
activity-throttled = جرت محاولات كثيرة جدًا لتسجيل الدخول.
activity-signed-out = سجّلت الخروج.
activity-session-ended = { $by ->
    [admin] أنهت إدارة الموقع إحدى جلساتك.
   *[you] أنهيت إحدى جلساتك.
 }
activity-sessions-ended = { $by ->
    [admin] أنهت إدارة الموقع جلساتك.
   *[you] أنهيت جلساتك الأخرى.
 }
activity-token-reused = استُخدمت مجددًا نسخة قديمة من إحدى الجلسات. وقد انتهت تلك الجلسة.
activity-password-changed = غيّرت كلمة مرورك.
activity-password-reset = تم اختيار كلمة مرور جديدة عبر رابط إعادة التعيين.
activity-password-set = { $by ->
    [admin] عيّنت إدارة الموقع كلمة مرورك.
   *[you] عيّنت كلمة مرورك من لوحة الإدارة.
 }
activity-reset-link-made = { $by ->
    [admin] أنشأت إدارة الموقع رابط إعادة التعيين لحسابك.
   *[you] أنشأت رابط إعادة التعيين لحسابك.
 }
activity-profile-changed = { $new ->
    [none] غيّرت ملفك الشخصي.
   *[other] غيّرت بريدك الإلكتروني من { $old } إلى { $new }.
 }
activity-user-created = { $by ->
    [admin] أنشأت إدارة الموقع حسابك.
   *[you] أنشأت هذا الحساب بنفسك.
 }
activity-user-changed = { $by ->
    [admin] { $new ->
        [none] غيّرت إدارة الموقع ملفك الشخصي.
       *[other] غيّرت إدارة الموقع بريدك الإلكتروني من { $old } إلى { $new }.
    }
   *[you] { $new ->
        [none] غيّرت ملفك الشخصي.
       *[other] غيّرت بريدك الإلكتروني من { $old } إلى { $new }.
    }
 }
activity-rights-changed = { $by ->
    [admin] غيّرت إدارة الموقع دورك.
   *[you] غيّرت دورك.
 }
activity-activated = { $by ->
    [admin] فعّلت إدارة الموقع حسابك.
   *[you] فعّلت حسابك.
 }
activity-deactivated = { $by ->
    [admin] عطّلت إدارة الموقع حسابك.
   *[you] عطّلت حسابك.
 }
activity-groups-changed = { $by ->
    [admin] غيّرت إدارة الموقع مجموعاتك.
   *[you] غيّرت مجموعاتك.
 }
activity-permissions-changed = { $by ->
    [admin] غيّرت إدارة الموقع صلاحياتك.
   *[you] غيّرت صلاحياتك.
 }
activity-throttle-lifted = { $by ->
    [admin] ألغت إدارة الموقع حظر حسابك.
   *[you] ألغيت حظر حسابك.
 }
activity-other = { $event }
