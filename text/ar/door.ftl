### العربية: صفحات الزوار، وصفحات المشكلات.

## تسجيل الدخول

login-again = يُرجى تسجيل الدخول مجددًا، { $name }
login-name = اسم المستخدم أو البريد الإلكتروني
login-forgotten = هل نسيت كلمة المرور؟
login-forgotten-contact = هل نسيت كلمة المرور؟ يمكنك طلب رابط إعادة التعيين: <a>{ $contact }</a>
login-forgotten-ask = هل نسيت كلمة المرور؟ يمكنك طلب رابط إعادة التعيين من إدارة الموقع.
login-remember = إبقاء تسجيل دخولي
login-new = ليس لديك حساب؟ <a>إنشاء حساب</a>
login-cookie-missing = لم يحتفظ متصفحك بملف تعريف الارتباط اللازم لتسجيل الدخول. يُرجى السماح بملفات تعريف الارتباط لهذا الموقع، ثم تسجيل الدخول مجددًا.
login-plain-http = يستخدم هذا الموقع HTTP بلا تشفير: تنتقل كلمة المرور وملف تعريف الارتباط بلا حماية. لا يُنصح باستخدامه إلا على شبكة موثوقة.

## إنشاء حساب

register-signed-in = دخولك مسجَّل باسم <strong>{ $name }</strong>. عند إنشاء حساب آخر، يُسجَّل دخولك به بدلًا من هذا الحساب. <a>البقاء في هذا الحساب</a>
register-terms = أوافق على شروط هذا الموقع
register-have-account = لديك حساب بالفعل؟ <a>تسجيل الدخول</a>
register-closed = إنشاء الحسابات متوقف
register-closed-why = لا يمكنك إنشاء حساب هنا حاليًا. وإذا احتجت إلى حساب، فيمكنك طلبه ممن يديرون { $site }.

## كلمة مرور جديدة، عبر رابط إعادة التعيين

reset-title = اختيار كلمة مرور جديدة
reset-lead = للحساب <strong>{ $name }</strong>. سيُسجَّل الخروج منه في كل متصفح وتطبيق.
reset-button = تعيين كلمة المرور

## أول حساب في الموقع

setup-title = الإعداد
setup-heading = إعداد { $site }
setup-lead = الخطوة الأولى هي حساب إدارة الموقع: الحساب الذي يتولى كل الحسابات الأخرى. وسيُسجَّل دخولك فورًا.
setup-button = إنشاء حساب إدارة الموقع

## صفحة البداية

landing-title = مرحبًا
landing-welcome = مرحبًا، { $name }
landing-lead = يُرجى تسجيل الدخول للمتابعة.
landing-lead-open = للمتابعة، يُرجى تسجيل الدخول أو إنشاء حساب.
landing-point-stay = دخول لا ينقطع
landing-point-stay-text = يتجدد تسجيل دخولك في الخلفية، فلا يقاطعك شيء وأنت في منتصف نموذج.
landing-point-out = الخروج يعني الخروج
landing-point-out-text = يسري تسجيل الخروج فورًا على الخادم، وليس في هذا المتصفح وحده.
landing-point-yours = كلمة مرورك لك وحدك
landing-point-yours-text = لا يستطيع أحد قراءتها، ولا حتى من يديرون هذا الموقع.

## الصفحة الخاصة

private-title = صفحة خاصة
private-granted = تم السماح بالدخول!
private-signed-in = دخولك مسجَّل باسم <strong>{ $name }</strong>.

## بعد تسجيل دخول في منتصف نموذج: تعرض ما كُتب، وتسأل هل يُرسل

confirm-title = إرسال تغييراتك؟
confirm-back = تم تسجيل دخولك مجددًا. ولم يُرسَل شيء بعد.
confirm-lead = هذا ما كان على وشك الإرسال إلى <code>{ $target }</code>.
confirm-nothing = لم يكن هناك ما يُملأ.
confirm-password = كلمات المرور لا تُحفظ أبدًا: ستُطلب كلمة مرورك مرة أخرى في الصفحة التالية.
confirm-discard = تجاهل
confirm-send = إرسال

## مشكلة

problem-number = الخطأ { $status }
problem-signed-in = دخولك مسجَّل باسم <strong>{ $name }</strong>، ولا يُسمح لهذا الحساب بفتح هذه الصفحة.
problem-somebody-else = تسجيل الدخول بحساب آخر
problem-help = للمساعدة: <a>{ $contact }</a>
problem-start = الانتقال إلى صفحة البداية
problem-reference = المرجع:
