### العربية: ما جرى للتو، في جملة أعلى الصفحة التالية.

notice-profile = تم حفظ ملفك الشخصي.
notice-password = تم تغيير كلمة مرورك. وانتهت جلساتك الأخرى.
notice-session-ended = انتهت تلك الجلسة.
notice-others-ended = انتهت جلساتك الأخرى.
notice-deleted = تم حذف حسابك.
notice-user-added = تمت إضافة المستخدم.
notice-user-deleted = تم حذف المستخدم وتسجيل خروجه من كل مكان.
notice-reset = تم تعيين كلمة مرورك الجديدة. يمكنك تسجيل الدخول بها.
notice-limit-lifted = تم إلغاء الحظر. ويبدأ العدّ من جديد.
notice-limit-over = كان ذلك الحظر قد انتهى بالفعل.
notice-user-saved = تم حفظ المستخدم.
notice-user-unchanged = لم يكن هناك ما يُغيَّر: المستخدم كما يظهر هنا.
notice-user-activated = تم حفظ المستخدم وتفعيله، ويمكنه تسجيل الدخول من جديد.
notice-user-deactivated = تم حفظ المستخدم وتعطيله: سُجِّل خروجه من كل مكان، ولا يمكنه تسجيل الدخول.
notice-user-rights = تم حفظ المستخدم بدور آخر، وسُجِّل خروجه من كل مكان ليسري ذلك فورًا.
notice-user-password = تم تعيين كلمة المرور. لم تعد القديمة صالحة، وسُجِّل خروج المستخدم من كل مكان.
notice-user-session-ended = انتهت تلك الجلسة.
notice-user-sessions-ended = تم تسجيل خروج المستخدم من كل مكان.
notice-user-given = تم حفظ المستخدم. تسري صلاحياته الجديدة من طلبه التالي.
notice-group-added = تمت إضافة المجموعة.
notice-group-saved = تم حفظ المجموعة. تسري صلاحيات أعضائها الجديدة من طلبهم التالي.
notice-group-unchanged = لم يكن هناك ما يُغيَّر: المجموعة كما تظهر هنا.
notice-group-deleted = تم حذف المجموعة. وفقد أعضاؤها ما كان منها وحدها.
