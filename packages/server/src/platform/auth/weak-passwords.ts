/**
 * Words 弱口令词根 that head every list of used passwords, English and Chinese habits. Passwords of twelve characters
 * and more that are common are made of these: doubled, with a year or digits behind, or with signs for letters.
 */
export const weakWords: readonly string[] = `
  abc123 access adam admin administrator alexander amanda amazon america andrea andrew angel anthony apple arsenal
  ashley asshole austin baby bailey barcelona baseball basketball batman beautiful blink182 bond007 buster butterfly
  camaro campus changeme charlie cheese chelsea chocolate college computer cookie corvette country cowboys dallas daniel
  default diamond dragon elephant everton facebook fender ferrari flower football forever freedom friends fuckyou
  gateway george ginger golfer google guitar hacker hammer hannah harley heaven hello hockey hunter iceman iloveyou
  internet jackson jasmine jennifer jessica jesus jordan jordan23 joshua justin killer letmein liverpool login london
  lovely lover loveme maggie manager manchester marina martin master matrix matthew maverick mercedes merlin michael
  michelle midnight minecraft monkey mother music mustang nicole ninja nothing orange passport passw0rd password
  passwort patrick pepper phoenix pokemon princess private purple qazwsx qwerty rainbow ranger robert rockyou root samsung
  samantha scooter secret server shadow silver slipknot snoopy soccer softball spiderman starwars student summer
  sunshine superman system taylor teacher tennis test thomas thunder tigger trustno1 university unknown user welcome
  whatever william windows winter yankees yellow zaq12wsx
  5201314 1314520 520520 147258 147258369 159357 789456 789456123 123123 321321 a123456 aa123456 qq123456 wang123456
  asd123 zxc123 q1w2e3 q1w2e3r4 1q2w3e 1q2w3e4r 1qaz2wsx woaini woaini1314 woaini520 woaiwojia wodemima mima mimamima
  nihao nihaoma zhongguo beijing shanghai guangzhou xuesheng laoshi daxue xuexiao xiaoyuan banshi banshidating
  wangban guanliyuan wanglei zhangwei liuwei lixiang caonima tamade laopo laogong baobei baobao yisheng yishengyishi
  aini ainiyiwannian gongzuo zhimakaimen`
  .trim()
  .split(/\s+/);

/** Rows of keys and runs 键盘序列 that people walk along. */
export const walks: readonly string[] = [
  '01234567890123456789',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
];
