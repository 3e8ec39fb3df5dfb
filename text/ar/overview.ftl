### العربية: ما تقوله صفحات لوحة الإدارة بالأرقام، والحدود، والصلاحيات.

## نظرة عامة

dashboard-change = { $direction ->
    [more] الحسابات الجديدة في { NUMBER($days) } يومًا: أكثر بمقدار { NUMBER($n) } من الفترة السابقة
    [fewer] الحسابات الجديدة في { NUMBER($days) } يومًا: أقل بمقدار { NUMBER($n) } من الفترة السابقة
   *[same] الحسابات الجديدة في { NUMBER($days) } يومًا: بقدر الفترة السابقة
 }
dashboard-chart = { NUMBER($n) } في { NUMBER($days) } يومًا، و{ NUMBER($most) } في اليوم على الأكثر
dashboard-sign-ups-label = الحسابات الجديدة في كل يوم من آخر { NUMBER($days) } يومًا: { NUMBER($n) } في المجموع، و{ NUMBER($most) } في اليوم على الأكثر. الأرقام في الجدول أدناه.
dashboard-sign-ins-label = عمليات تسجيل الدخول في كل يوم من آخر { NUMBER($days) } يومًا: { NUMBER($n) } في المجموع، و{ NUMBER($most) } في اليوم على الأكثر. الأرقام في الجدول أدناه.
dashboard-bar = { $date }: { NUMBER($n) }

## نظرة عامة: الإعدادات غير الآمنة

dashboard-risks = هذه الإعدادات ليست آمنة بعد لخادم متاح للعموم
risk-plain-http = قيمة <code>public_url</code> هي { $origin }: تنتقل كلمات المرور وملفات تعريف الارتباط بلا تشفير. يُرجى تقديم الموقع عبر HTTPS، وضبط <code>public_url</code> على عنوان https.
risk-insecure-cookies = الإعداد <code>insecure_http</code> مفعَّل: ترسل المتصفحات ملفات تعريف الارتباط بلا تشفير أيضًا. يُرجى تقديم الموقع عبر HTTPS، وإزالة هذا الإعداد.
risk-cheap-hashes = قيمة <code>bcrypt_cost</code> هي { NUMBER($cost) }: يسهل كسر تجزئات كلمات المرور إذا سُرقت. يُرجى ضبطها على ١٢ أو أكثر.
risk-unlimited-guesses = الإعداد <code>throttle</code> متوقف: يمكن تخمين كلمات المرور بلا حد. يُرجى ضبطه على <code>true</code>.
risk-short-passwords = قيمة <code>password_min_length</code> هي { NUMBER($n) }: يُرجى ضبطها على ١٥، لأن كلمة المرور وحدها تحمي الحساب.
risk-debug-build = هذا إصدار لتصحيح الأخطاء: بطيء، ويسمح بتجزئات ضعيفة لكلمات المرور. يُرجى البناء بالأمر <code>cargo build --release</code>.
risk-trusted-by-all = يحتوي <code>trusted_proxies</code> على { $networks }: يمكن لأي عميل ادّعاء أي عنوان IP. يُرجى الاقتصار على خوادمك الوكيلة.
risk-local-secret = المفتاح السري في ملف على هذا الخادم، وقاعدة البيانات هي PostgreSQL: لن يعمل خادم ثانٍ. يُرجى ضبط <code>secret_key</code> على القيمة نفسها في كل خادم.

## الحدود

limit-password = { $limit ->
    [zero] لا كلمات مرور خاطئة
    [one] كلمة مرور خاطئة واحدة
    [two] كلمتا مرور خاطئتان
    [few] { NUMBER($limit) } كلمات مرور خاطئة
    [many] { NUMBER($limit) } كلمة مرور خاطئة
   *[other] { NUMBER($limit) } كلمة مرور خاطئة
 } { $window } { $by ->
    [both] لحساب واحد من عنوان IP واحد
    [account] لحساب واحد من أماكن لم يُسجَّل الدخول إليه منها من قبل
   *[address] من عنوان IP واحد
 }
limit-registration = { $limit ->
    [zero] لا حسابات جديدة
    [one] حساب جديد واحد
    [two] حسابان جديدان
    [few] { NUMBER($limit) } حسابات جديدة
    [many] { NUMBER($limit) } حسابًا جديدًا
   *[other] { NUMBER($limit) } حساب جديد
 } { $window } من عنوان IP واحد
limit-hours = { $n ->
    [1] خلال ساعة
    [zero] خلال أقل من ساعة
    [one] خلال ساعة
    [two] خلال ساعتين
    [few] خلال { NUMBER($n) } ساعات
    [many] خلال { NUMBER($n) } ساعة
   *[other] خلال { NUMBER($n) } ساعة
 }
limit-minutes = { $n ->
    [1] خلال دقيقة
    [zero] خلال أقل من دقيقة
    [one] خلال دقيقة
    [two] خلال دقيقتين
    [few] خلال { NUMBER($n) } دقائق
    [many] خلال { NUMBER($n) } دقيقة
   *[other] خلال { NUMBER($n) } دقيقة
 }
limit-seconds = { $n ->
    [1] خلال ثانية
    [zero] خلال أقل من ثانية
    [one] خلال ثانية
    [two] خلال ثانيتين
    [few] خلال { NUMBER($n) } ثوانٍ
    [many] خلال { NUMBER($n) } ثانية
   *[other] خلال { NUMBER($n) } ثانية
 }
limits-unknown-name = اسم مستخدم غير معروف
limits-deleted-account = حساب محذوف

## الصلاحيات
## الكلمة العربية في بداية السطر تجعل اتجاهه من اليمين إلى اليسار.

permission-hint = { $groups ->
    [none] { $name }
   *[other] الصلاحية { $name }، وتمنحها أيضًا { $groups }
 }
permission-former = لم تعد معرَّفة
