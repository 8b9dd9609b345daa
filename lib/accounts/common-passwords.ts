/**
 * The passwords that guessing starts with: words everybody picks, alone, in pairs, or with an ending
 * everybody adds (more than 200,000 in all), and some that are whole as they stand. Kept as parts,
 * since nearly every long common password is a short one with an ending.
 */

const words = partsOf(`
  password passw0rd p@ssword p@ssw0rd pa55word pa$$word pa$$w0rd passwort passwd pass motdepasse
  contrasena contraseña parola parole senha heslo haslo wachtwoord salasana losenord kennwort mima
  admin administrator root user test tester testing guest default changeme change letmein
  letmeinnow welcome login signin access secret private master system server public temp temporary
  demo qwerty qwertz azerty qwert qwertyui qwertyuiop asdf asdfg asdfgh asdfghjk asdfghjkl zxcv
  zxcvb zxcvbn zxcvbnm qazwsx qweasd qweasdzxc qwe asd zxc wasd poiuyt mnbvcxz lkjhgfdsa abc abcd
  abcde abcdef abcdefg abc123 abcd1234 a1b2c3 a1b2c3d4 aa123456 a123456 a12345678 q1w2e3 q1w2e3r4
  q1w2e3r4t5 1q2w3e 1q2w3e4r 1q2w3e4r5t 1qaz2wsx 1qazxsw2 zaq12wsx zaq1xsw2 zaq1zaq1 q2w3e4r5
  qwer1234 asdf1234 qwe123 qweasd123 pass123 pass1234 test123 admin123 root123 user123 abcabc
  xyz123 123 1234 12345 123456 1234567 12345678 123456789 1234567890 0123456789 123321 123123
  1234321 12341234 123654 147258 147258369 159357 159753 741852 741852963 789456 789456123
  963852741 987654 987654321 9876543210 654321 7654321 87654321 0987654321 111111 11111111 000000
  00000000 112233 11223344 1122334455 121212 131313 101010 102030 1020304050 222222 333333 444444
  555555 666666 696969 777777 7777777 888888 88888888 999999 232323 246810 13579 135790 12344321
  5201314 520520 1314520 woaini woaini1314 woaini520 aini1314 iloveyou ilovey0u iloveu iloveme
  iloveher iloveyou2 iloveyouso loveyou loveme lovely lover love lovelove mylove truelove babygirl
  babyboy baby babe honey sweetheart sweetie sweety sexy sexygirl sexyboy darling angel angels
  princess prince queen king kisses kissme hugs forever always together family mother mommy mamma
  daddy papa father sister brother friend friends bestfriend friendship monkey dragon shadow
  sunshine superman batman spiderman ironman wolverine starwars startrek skywalker yoda matrix
  pokemon pikachu naruto sasuke goku dragonball digimon zelda mario luigi sonic minecraft fortnite
  roblox callofduty warcraft worldofwarcraft starcraft diablo counterstrike halo gamer game games
  player playstation nintendo xbox steam football soccer baseball basketball hockey tennis golf
  cricket rugby volleyball running swimming skater skateboard snowboard surfer surfing boxing
  wrestling cycling racing nascar ferrari porsche mercedes lamborghini mustang corvette camaro
  chevy honda toyota yamaha kawasaki suzuki harley ducati bmw audi arsenal chelsea liverpool
  everton barcelona realmadrid juventus bayern manchester manutd mancity tottenham westham rangers
  celtic newcastle cowboys steelers packers patriots redskins raiders eagles broncos giants
  dolphins yankees redsox dodgers cubs lakers celtics bulls warriors knicks ronaldo cristiano
  messi neymar beckham zidane jordan jordan23 kobe lebron michael jennifer jessica ashley thomas
  daniel joshua matthew andrew robert william charlie anthony christopher nicholas jonathan
  brandon justin austin tyler hunter jackson samantha amanda melissa michelle nicole stephanie
  elizabeth victoria natalie danielle heather rachel rebecca hannah maria sophie olivia emma
  lauren megan george richard patrick alexander alexandra sebastian benjamin gabriel david james
  joseph john johnny steven kevin brian jason eric peter paul mark martin oliver harry jack jake
  lucas max maxwell oscar tigger buster bailey maggie ginger pepper buddy rocky lucky lucky7 coco
  bella lola daisy molly toby simba garfield snoopy mickey minnie mickeymouse donald winnie disney
  barbie hellokitty tinkerbell cinderella scooby scoobydoo spongebob summer winter spring autumn
  january february march april may june july august september october november december monday
  tuesday wednesday thursday friday saturday sunday christmas holiday birthday weekend vacation
  sunflower rainbow butterfly flower flowers rose roses lily orchid cherry strawberry banana apple
  orange lemon peach mango chocolate cookie cookies cheese pizza coffee candy sugar vanilla
  cupcake pumpkin peanut popcorn butter icecream pepsi cocacola cola beer whiskey vodka
  jackdaniels corona guinness hello hello123 helloworld goodbye whatever nothing something
  anything trustno1 trustme nopassword mypassword thepassword newpassword password1 yourpassword
  mypass freedom success winner number1 numberone blink182 superstar rockstar rock rockyou music
  guitar drummer metallica slipknot nirvana greenday linkinpark eminem beatles elvis madonna
  shakira rihanna beyonce onedirection justinbieber jonas tupac korn acdc ironmaiden computer
  internet google facebook twitter instagram linkedin youtube yahoo hotmail gmail microsoft
  windows linux ubuntu apple123 samsung nokia motorola blackberry iphone android dell cisco oracle
  mysql database network office business company manager security hacker hackme killer killme
  death devil satan lucifer jesus jesuschrist jesus1 christ god godisgood godbless blessed
  blessing faith heaven church bible praise amen hallelujah allah bismillah krishna america
  american usa england london paris france germany berlin italy roma spain madrid mexico brazil
  brasil argentina canada toronto australia sydney china beijing shanghai japan tokyo india mumbai
  pakistan russia moscow poland polska ukraine sweden norway holland amsterdam scotland ireland
  newyork boston chicago dallas texas houston florida miami california losangeles phoenix denver
  seattle vegas hawaii alaska tiger tigers lion lions panther leopard jaguar cheetah wolf wolves
  bear bears eagle falcon hawk phoenix1 dolphin shark whale horse pony kitty kitten kittycat puppy
  doggie doggy dog cat cats rabbit bunny turtle spider snake cobra viper scorpion bulldog beagle
  poodle labrador unicorn mustang1 bigdog topdog silver golden gold diamond crystal ruby emerald
  sapphire purple yellow green blue red black white pink orange1 blackcat blackjack redhead
  bluesky midnight moonlight starlight star stars moon sun sky galaxy universe planet earth ocean
  river island beach mountain forest thunder lightning storm tornado hurricane fire ice snow
  snowball cowboy pirate ninja samurai warrior soldier marines army navy airforce ranger hunter1
  fisher fishing sniper assassin crusader knight wizard merlin gandalf frodo hobbit legolas
  hogwarts harrypotter voldemort hermione potter twilight vampire zombie monster dragonfly firefly
  butthead asshole fuckyou fuckoff fuckme fucker bitch bigdick pussy bullshit shithead penis
  vagina sex porn naughty biteme stupid loser crazy funny cool awesome amazing beautiful handsome
  pretty cutie cutiepie gorgeous happy smile smiley laughter sad lonely hope peace dream dreams
  dreamer believe destiny legend hero power energy magic magical mystery paradise fantasy video
  videos movie movies film camera photo photos picture studio director producer creator artist art
  design designer nihao zhongguo beijing2008 woaiwojia qingdao shanghai1 tiantang laopo laogong
  baobao meimei
`)

const endings = partsOf(`
  1 2 3 7 9 0 01 02 07 08 09 10 11 12 13 21 22 23 24 25 26 42 66 69 77 88 99 00 007 100 101 111
  123 234 246 321 333 420 520 555 666 777 786 888 911 987 999 000 1234 12345 123456 1234567
  12345678 123456789 1234567890 4321 54321 654321 321321 123123 1122 112233 1212 1313 1314 1111
  2222 3333 4444 5555 6666 7777 8888 9999 0000 00000 000000 11111 111111 1980 1981 1982 1983 1984
  1985 1986 1987 1988 1989 1990 1991 1992 1993 1994 1995 1996 1997 1998 1999 2000 2001 2002 2003
  2004 2005 2006 2007 2008 2009 2010 2011 2012 2013 2014 2015 2016 2017 2018 2019 2020 2021 2022
  2023 2024 2025 2026 2027 2028 2029 2030 a b x xx xxx q z abc abcd qwe qwer qwerty asd asdf me
  you us man girl boy baby my now go ! !! !!! !!!! . .. ... ? * ** # ## $ $$ @ @@ - _ !@ !@# !@#$
  !@#$% !1 1! 1!! 2! 3! 7! 01! 12! 21! 22! 23! 24! 25! 26! 99! 123! 123!! 123!@# 123. 123* 123#
  123$ 123@ 1234! 1234!! 1234@ 1234# 12345! 12345@ 123456! 123456@ @1 @12 @123 @1234 @12345
  @123456 #1 #123 #1234 $1 $123 _1 _12 _123 _1234 -1 -123 .1 .123 *1 *123 !123 !1234 321! 2018!
  2019! 2020! 2021! 2022! 2023! 2024! 2025! 2026! 2027! @2018 @2019 @2020 @2021 @2022 @2023 @2024
  @2025 @2026 @2027 #2024 #2025 #2026 _2024 _2025 _2026
`)

const wholes = partsOf(`
  qwertyuiop1 qwertyuiop[ qwertyuiop[] qwerty12345 1qaz2wsx3edc 1qaz2wsx3edc4rfv 1qaz!qaz
  1qazxsw23edc !qaz2wsx !qaz1qaz zaq!2wsx zaq12wsxcde3 qazwsxedc qazwsxedcrfv qazwsxedcrfvtgb
  qwaszxerdfcv 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1q2w3e4r5t6y7u8i9o0p q1w2e3r4t5y6 q1w2e3r4t5y6u7
  a1s2d3f4g5 a1s2d3f4g5h6 z1x2c3v4b5 asdfghjkl; asdfghjklzxcvbnm qwertyasdfgh
  qwertyuiopasdfghjklzxcvbnm qweasdzxcrfv qwerasdfzxcv asdfqwer1234 1234qwerasdf qwer4321
  1234qwer!@#$ 12qwaszx 12qw34er56ty qw12er34ty56 abcdefghij abcdefghijk abcdefghijkl
  abcdefghijklmnopqrstuvwxyz abcdefg1234567 abcd12345 abc1234567 1a2b3c4d5e 1234abcd 12345abcde
  123456abcdef 123456789a 123456789q 123456789z a123456789 q123456789 z123456789 123456789abc
  abc123456789 1234567891 12345678910 123456789101112 12345678901 123456789012 1234567890a
  1234567890q 01234567890 00123456789 0987654321a 098765432100 1111111111111 2222222222222
  147852369 1472583690 1597534862 7894561230 9638527410 3216549870 1231231234 1234512345
  1234554321 123456654321 1234567887654321 0000011111 1111122222 1212121212 1010101010 1029384756
  1357924680 2468013579 3141592653 3141592654 31415926535 2718281828 1123581321 11235813213455
  tobeornottobe iamthebest iamtheking
  iamyourfather maytheforcebewithyou openthedoor opensesame letmein123456 letmeinplease
  passwordispassword thisismypassword thisisapassword mypasswordis notmypassword idontknow
  idontcare donttellanyone iforgotmypassword forgotpassword forgetmenot pleaseletmein
  whatsyourname iloveyoubaby iloveyouforever iloveyousomuch iloveyouverymuch iloveyou3000
  iloveyoumom ilovemymom ilovemyself ilovemyfamily ilovejesus ilovegod ilovemusic ilovefootball
  loveyouforever loveforever foreveryoung foreverandever godislove jesuslovesme jesusislord
  jesussaves thankyoujesus thankyougod inshallah alhamdulillah subhanallah
  bismillahirrahmanirrahim hakunamatata supercalifragilisticexpialidocious abracadabra
  rumpelstiltskin chocolate1 liverpoolfc manchesterunited realmadridcf fcbarcelona fcbayern
  youllneverwalkalone ynwa1892 westhamunited newyorkgiants dallascowboys pittsburghsteelers
  greenbaypackers newyorkyankees bostonredsox losangeleslakers chicagobulls slipknot666
  metallica666 ironmaiden666 ledzeppelin pinkfloyd rollingstones fuckyou666 fuckyoubitch
  fuckthisshit kissmyass suckmydick motherfucker administrator1 administrador administrateur
  superadmin superuser supervisor rootroot toortoor adminadmin adminadmin123 admin@admin
  administrator@123 admin!@#$ password!@# password!@#$ passw0rd!@# p@$$w0rd p@$$w0rd! p@$$w0rd1
  p@$$w0rd123 p@$$word123 p4ssw0rd123 p455w0rd p455w0rd123 pa$$w0rd123 changeit123 changeme123!
  welcome2me welcomehome welcomeback hellokitty1 hello12345! testtest123 testtesttest test123test
  testaccount testpassword testuser123 demodemo123 guestguest useruser123 userpassword
  defaultpassword initialpassword temppassword temporary123 supersecret topsecret1 secretpassword
  secret123456 masterpassword letmein2024 computer123 internet123 michaeljackson harrypotter1
  starwars1977 lordoftherings gameofthrones winteriscoming breakingbad spiderman123 captainamerica
  sherlockholmes jamesbond007 chucknorris mickeymouse1 callofduty4 counterstrike16 leagueoflegends
  worldofwarcraft1 grandtheftauto zhongguo123 woaini123456 woaini5201314 woaini1314520 wodemima
  mima123456 wojiushiwo nishishui tiantianxiangshang 5201314520 1314520520 520131452 5201314123
  88888888888 66666666666 1688168816 168168168168
`)

/** Whether guessing would come by `password` soon. Capitals do not count. */
export function isCommonPassword(password: string): boolean {
  const text = password.toLowerCase()
  if (wholes.has(text) || isRepeated(text)) return true
  for (let length = 1; length <= text.length; length += 1) {
    const ending = text.slice(length)
    if (!words.has(text.slice(0, length))) continue
    if (ending === '' || endings.has(ending) || words.has(ending)) return true
  }
  return false
}

/** One short thing over and over: aaaaaaaaaa, 1212121212, abcabcabcabc. */
function isRepeated(text: string): boolean {
  return /^(.{1,4}?)\1+.{0,3}$/su.test(text)
}

function partsOf(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
