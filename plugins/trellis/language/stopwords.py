"""Function words of the languages that gardens are written in most, one string per language.

Articles, pronouns, prepositions, conjunctions, auxiliaries, and the commonest adverbs and
quantifiers: words that carry grammar rather than subject. They are left out of `tokens`, delimit
keywords, and their frequencies tell languages apart. Elided forms (`l'`, `d'`) stand as letters.
"""

from __future__ import annotations

_WORDS = {
    "en": """
        a an the this that these those some any each every either neither both all most more much
        many few fewer less least several such same other others another own enough no none nor not
        only very too so as than then thus hence therefore however moreover furthermore nevertheless
        although though because since unless until while whereas whether if else or and but yet for
        of in on at by to from with without within into onto upon over under above below between
        among amongst amid against along across around about after before during through throughout
        toward towards via per off out up down near beyond behind beside besides despite except like
        unlike instead rather quite almost already also always never ever often sometimes usually
        maybe perhaps just even still again once here there where when why how what which who whom
        whose whatever whichever whoever whenever wherever i me my mine myself we us our ours
        ourselves you your yours yourself yourselves he him his himself she her hers herself it its
        itself they them their theirs themselves one ones someone somebody something anyone anybody
        anything everyone everybody everything nobody nothing somewhere anywhere everywhere nowhere
        be am is are was were been being have has had having do does did doing done can could may
        might must shall should will would ought cannot let lets get gets got getting gotten don't
        doesn't didn't isn't aren't wasn't weren't won't wouldn't can't couldn't shouldn't haven't
        hasn't hadn't mustn't i'm i've i'd i'll you're you've you'd you'll he's she's it's we're
        we've we'd we'll they're they've they'd they'll that's there's here's what's who's where's
        how's let's ain't etc eg ie vs cf e.g i.e et al now today soon later ago
        together apart away back far further well really actually simply basically mostly mainly
        somehow somewhat otherwise meanwhile anyway indeed else yes okay ok oh hi hello please
        thanks till albeit lest thereby wherein whereby therein thereof
    """,
    "de": """
        demgegenüber hiermit hierzu hierbei hierfür nachts abends morgens mittags anfangs tagsüber eins
        dies derzeit bitte außerdem zunächst schließlich eventuell entweder verschiedene verschiedener
        verschiedenen verschiedenes
        der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem
        keinen und oder aber sondern denn doch sowie sowohl weder noch als wie wenn weil dass daß ob
        obwohl damit während bevor nachdem bis seit sobald solange falls indem sodass ich mich mir
        mein meine meiner meines meinem meinen du dich dir dein deine deiner deines deinem deinen er
        ihn ihm sein seine seiner seines seinem seinen sie ihr ihre ihrer ihres ihrem ihren ihnen es
        wir uns unser unsere unserer unseres unserem unseren euch euer eure man sich selbst selber
        dieser diese dieses diesem diesen jener jene jenes jenem jenen jeder jede jedes jedem jeden
        alle alles allem allen aller solche solcher solches solchen manche mancher manches manchen
        einige einiger einiges einigen mehrere mehrerer mehreren viele vieler vielen viel wenig
        wenige weniger mehr meist meisten etwas nichts jemand niemand wer wen wem wessen was welche
        welcher welches welchem welchen wo wohin woher wann warum weshalb wieso wofür womit wodurch
        in im an am auf aus bei beim mit nach von vom vor zu zum zur für durch gegen ohne um über
        unter hinter neben zwischen entlang trotz wegen statt anstatt innerhalb außerhalb ab außer
        gegenüber per pro je ist sind war waren bin bist seid wäre wären gewesen sei seien werden
        wird werde wurde wurden würde würden worden geworden haben hat habe hatte hatten hätte
        hätten gehabt kann können konnte konnten könnte könnten muss müssen musste mussten müsste
        müssten soll sollen sollte sollten will wollen wollte wollten darf dürfen durfte dürfte mag
        mögen möchte möchten lassen lässt lässt gibt geht macht machen nicht nie nur auch schon noch
        immer wieder sehr so ganz gar zwar nämlich also dann da dort hier her hin nun jetzt heute
        gestern morgen bereits erst eben gerade etwa fast kaum oft manchmal selten ja nein vielleicht
        wohl eher dabei dafür dagegen daher darum deshalb deswegen dadurch darin daran darauf daraus
        davon davor dazu danach darüber darunter dazwischen hierbei hierfür hierzu jedoch allerdings
        außerdem zudem dennoch trotzdem sonst beispielsweise zb bzw usw dh ggf ca vgl siehe beide
        beiden beides anderer andere anderes anderen anderem solch ebenso genauso insbesondere
        besonders einfach einmal zusammen weiter weitere weiteren weiterer dessen deren denen einander
        sogar überhaupt natürlich eigentlich ziemlich
    """,
    "fr": """
        deux trois quatre cinq mieux veuillez actuellement généralement exemple exemples fois cas
        le la les l un une des du de d au aux à et ou où mais donc or ni car que qu qui quoi dont
        lequel laquelle lesquels lesquelles auquel duquel ce c cet cette ces ceci cela ça celui celle
        ceux celles je j me m moi tu te t toi il elle on nous vous ils elles se s soi lui leur leurs
        y en mon ma mes ton ta tes son sa ses notre nos votre vos même mêmes tout toute tous toutes
        chaque plusieurs quelque quelques aucun aucune certain certaine certains certaines tel telle
        tels telles autre autres autrui rien personne quelqu chacun chacune dans sur sous avec sans
        pour par vers chez entre contre depuis pendant durant avant après dès jusque jusqu jusqu'à
        hors selon malgré parmi envers outre comme si quand lorsque lorsqu puisque puisqu parce afin
        quoique quoiqu tandis alors ainsi aussi cependant pourtant toutefois néanmoins ensuite puis
        enfin encore déjà toujours jamais souvent parfois bien mal très trop peu plus moins autant
        tant presque assez beaucoup ne n pas point non oui est es suis sommes êtes sont étais était
        étions étaient été étant être sera serai seront serait seraient soit soient fut furent ai as
        a avons avez ont avais avait avions avaient eu ayant avoir aura auront aurait auraient ait
        aient fait faire fais font faisait peut peuvent peux pouvez pouvons pouvait pourrait pourraient
        pouvoir doit doivent devait devrait devraient devoir va vont vais aller veut veulent voulait
        voudrait vouloir faut fallait sait savoir voit voir dit dire mettre met permet permettent
        ici là là-bas voici voilà comment pourquoi combien quel quelle quels quelles hui aujourd'hui
        aujourd hier demain maintenant etc notamment surtout seulement vraiment simplement plutôt
        ailleurs lors cours façon manière via ci
    """,
    "es": """
        el la los las lo un una unos unas de del al a y e o u pero mas sino ni que quien quienes cual
        cuales cuyo cuya cuyos cuyas donde cuando como cuanto cuanta cuantos cuantas si no sí porque
        pues aunque mientras según este esta esto estos estas ese esa eso esos esas aquel aquella
        aquello aquellos aquellas yo me mi mí conmigo tú te ti tu él ella ello le se sí nosotros
        nosotras nos vosotros os ustedes usted ellos ellas les su sus mis tus nuestro nuestra nuestros
        nuestras vuestro mío mía suyo suya todo toda todos todas cada algún alguno alguna algunos
        algunas ningún ninguno ninguna nada nadie alguien algo otro otra otros otras mismo misma
        mismos mismas tal tales tan tanto tanta tantos tantas mucho mucha muchos muchas poco poca
        pocos pocas más menos muy bastante demasiado varios varias ambos en con sin por para sobre
        bajo entre hacia hasta desde contra ante tras durante mediante excepto salvo es soy eres somos
        son era eras éramos eran fue fui fueron sido siendo ser será serán sería serían sea sean está
        estoy estás estamos están estaba estaban estado estar esté he has ha hemos han había habían
        hay haber habrá habría haya hayan tiene tengo tienes tenemos tienen tenía tenían tener puede
        puedo puedes podemos pueden podía podían podría podrían poder debe deben debería deber hace
        hacen hacer hizo hecho va voy vamos van ir quiere querer dice decir ya aún todavía siempre
        nunca jamás también tampoco solo sólo así entonces luego después antes ahora hoy ayer mañana
        aquí allí ahí allá además embargo obstante pesar través qué quién cómo cuándo dónde cuál
        cuáles porqué etc vez veces casi quizá quizás incluso apenas bien mal sino
    """,
    "nl": """
        de het een der des den 't n en of maar want dus noch dat die dit deze wat wie welke welk
        waar wanneer waarom hoe als dan toen terwijl omdat doordat zodat hoewel ofschoon indien tenzij
        ik me mij mijn je jij jou jouw u uw hij hem zijn haar ze zij het we wij ons onze jullie hun
        hen men zich zelf elkaar iemand niemand iets niets alles alle al elk elke ieder iedere enkele
        sommige veel vele meer meest meeste weinig minder enige geen ander andere anderen zelfde
        dezelfde hetzelfde zulke zo'n in op aan bij met van voor door uit over onder tussen naar tot
        te ter ten om tegen zonder binnen buiten boven achter naast langs rond sinds tijdens volgens
        via per na vanaf vanuit ondanks wegens dankzij ben bent is was waren geweest wezen word wordt
        worden werd werden geworden heb hebt heeft hebben had hadden gehad kan kunnen kunt kon konden
        zal zult zullen zou zouden moet moeten moest moesten mag mogen mocht wil willen wilde wilden
        doe doet doen deed gaat gaan ging laat laten maakt maken komt komen niet nooit wel ook nog al
        alleen maar zeer erg heel zo te toch reeds steeds altijd vaak soms weer dan daar hier er ervan
        erop erin eraan daarom daarbij daarmee daarna daarvoor daardoor hierbij hiermee hiervoor
        waarbij waarmee waarin waarop waarvan waardoor nu vandaag morgen gisteren echter bovendien
        daarnaast verder ongeveer bijvoorbeeld bijv enz etc ja nee misschien eens even juist zelfs
        eigenlijk vooral tevens beide zoals
    """,
    "pt": """
        o a os as um uma uns umas de do da dos das em no na nos nas num numa por pelo pela pelos
        pelas para pra ao aos à às com sem sob sobre entre até desde contra perante após ante durante
        e ou mas nem que quem qual quais cujo cuja cujos cujas onde quando como quanto quanta quantos
        se porque pois embora enquanto conforme segundo este esta isto estes estas esse essa isso
        esses essas aquele aquela aquilo aqueles aquelas deste desta disto destes destas desse dessa
        disso desses dessas daquele daquela neste nesta nisto nesse nessa nisso naquele naquela eu me
        mim comigo tu te ti ele ela eles elas lhe lhes nós nos você vocês vos meu minha meus minhas
        teu tua seu sua seus suas nosso nossa nossos nossas dele dela deles delas todo toda todos
        todas tudo cada algum alguma alguns algumas nenhum nenhuma nada ninguém alguém algo outro
        outra outros outras mesmo mesma mesmos mesmas tal tais tão tanto tanta tantos tantas muito
        muita muitos muitas pouco pouca poucos poucas mais menos vários várias ambos é sou és somos
        são era eram foi fui foram sido sendo ser será serão seria seriam seja sejam está estou
        estamos estão estava estavam estado estar esteja tem tenho temos têm tinha tinham ter teve há
        havia houve haver pode posso podemos podem podia podiam poderia poderiam poder deve devem
        deveria dever faz fazem fazer fez feito vai vou vamos vão ir quer querer diz dizer não sim já
        ainda sempre nunca jamais também só somente apenas assim então logo depois antes agora hoje
        ontem amanhã aqui ali lá aí além porém contudo todavia entanto portanto etc vez vezes quase
        talvez inclusive bem mal através
    """,
    "it": """
        il lo la i gli le l un uno una di a da in con su per tra fra del dello della dell dei degli
        delle al allo alla all ai agli alle dal dallo dalla dall dai dagli dalle nel nello nella nell
        nei negli nelle sul sullo sulla sull sui sugli sulle col e ed o od ma però anzi né che chi cui
        quale quali quanto quanta quanti quante dove quando come perché poiché se sebbene benché mentre
        affinché finché questo questa questi queste quest quello quella quelli quelle quell quel quei
        quegli ciò io me mi tu te ti egli lui ella lei esso essa si sé noi ci voi vi essi esse loro ne
        mio mia miei mie tuo tua tuoi tue suo sua suoi sue nostro nostra nostri nostre vostro vostra
        vostri vostre tutto tutta tutti tutte ogni ognuno qualche alcuni alcune nessuno nessuna nulla
        niente qualcuno qualcosa altro altra altri altre stesso stessa stessi stesse tale tali tanto
        tanta tanti tante molto molta molti molte poco poca pochi poche più meno assai troppo vari
        varie è sono sei siamo siete era erano ero fu furono stato stata stati state essere essendo
        sarà saranno sarebbe sarebbero sia siano ho hai ha abbiamo avete hanno aveva avevano avere
        avuto avrà avrebbe abbia può posso possiamo possono poteva potrebbe potrebbero potere deve
        devono doveva dovrebbe dovere fa fanno fare fatto va vanno vado andare vuole vogliono volere
        dice dire non no sì già ancora sempre mai anche pure solo soltanto così allora poi dopo prima
        ora adesso oggi ieri domani qui qua lì là inoltre tuttavia dunque quindi infatti ecc etc volta
        volte quasi forse bene male senza sotto sopra contro verso presso durante attraverso secondo
        oltre invece cioè ossia c d
    """,
    "sv": """
        den det de en ett och eller men utan för att som om när där här hur vad vem vilken vilket
        vilka i på av till från med vid hos mot mellan under över genom efter före innan sedan jag
        mig min mitt mina du dig din ditt dina han honom hans hon henne hennes vi oss vår vårt våra
        ni er ert era dem deras sig sin sitt sina man denna detta dessa någon något några ingen inget
        inga alla allt varje annan annat andra samma själv är var varit vara blir blev bli blivit har
        hade ha haft kan kunde ska skall skulle vill ville måste får fick inte aldrig bara också redan
        ännu alltid ofta mycket många mer mest få mindre så då nu än dock eftersom medan därför ju
    """,
    "da": """
        den det de en et og eller men for at som om når hvor her der hvordan hvad hvem hvilken hvilket
        hvilke i på af til fra med ved hos mod mellem under over gennem efter før inden siden jeg mig
        min mit mine du dig din dit dine han ham hans hun hende hendes vi os vores vor jer jeres dem
        deres sig sin sit sine man denne dette disse nogen noget nogle ingen intet alle alt hver anden
        andet andre samme selv er var været være bliver blev blive har havde have haft kan kunne skal
        skulle vil ville må måtte får fik ikke aldrig kun også allerede endnu altid ofte meget mange
        mere mest få mindre så da nu end dog fordi mens derfor jo
    """,
    "no": """
        den det de en ei et og eller men for å at som om når hvor her der hvordan hva hvem hvilken
        hvilket hvilke i på av til fra med ved hos mot mellom under over gjennom etter før siden jeg
        meg min mitt mine du deg din ditt dine han ham hans hun henne hennes vi oss vår vårt våre dere
        deres dem seg sin sitt sine man denne dette disse noen noe ingen intet alle alt hver annen
        annet andre samme selv er var vært være blir ble bli blitt har hadde ha hatt kan kunne skal
        skulle vil ville må måtte får fikk ikke aldri bare også allerede ennå alltid ofte mye mange
        mer mest få mindre så da nå enn fordi mens derfor jo
    """,
    "pl": """
        i oraz lub albo ale lecz a że żeby aby bo ponieważ gdy kiedy jeśli jeżeli czy jak jako gdzie
        kto co który która które którzy których któremu którym w we na do z ze od po za przed pod nad
        między przez przy dla o u bez ja mnie mi mój moja moje ty ciebie tobie twój twoja on jego jemu
        ona jej ją ono my nas nam nasz nasza nasze wy was wam oni one ich im się siebie sobie swój
        swoja swoje ten ta to tego tej tych temu tym tamten taki taka takie każdy każda każde wszystko
        wszyscy wszystkie żaden inny inna inne sam być jest są był była było były będzie będą może
        mogą można musi mają ma mieć miał nie tak już jeszcze tylko też także bardzo więcej mniej
        tu tam teraz zawsze nigdy często więc jednak niż
    """,
    "ru": """
        и в во не что он на я с со как а то все всё она так его но да ты к ко у же вы за бы по только
        её ее мне было вот от меня ещё еще нет о об обо из ему теперь когда даже ну вдруг ли если уже
        или ни быть был него до вас нибудь опять уж вам ведь там потом себя ничего ей может они тут
        где есть надо ней для мы тебя их чем была сам чтоб чтобы без будто чего раз тоже себе под над
        будет ж тогда кто этот эта это эти этого этой этому этом этим этих того той тому тем том те
        потому какой какая какое какие который которая которое которые которого которой которых
        котором совсем ним здесь один одна одно почти мой моя мое мои наш наша наше наши ваш ваша
        свой своя свое свои своей своих чтобы нее сейчас были куда зачем всех всего всем никогда можно
        при наконец два другой другие хоть после больше тот через нас про них какая много разве
        перед иногда лучше чуть такой такая такие более менее очень всегда конечно между также однако
        поэтому например является являются
    """,
    "uk": """
        і й та в у не що він на я з зі із як а то все всі вона так його але ти до же ви за би по
        тільки її мені було ось від мене ще ні про йому тепер коли навіть чи якщо вже або бути був
        для ми тебе їх чим була сам щоб без під над буде тоді хто цей ця це ці цього цієї того тій
        який яка яке які якого якої яких при після через між також однак тому є можна може
    """,
    "ko": """
        그리고 그러나 하지만 또는 및 또한 그래서 따라서 그런데 즉 이 그 저 것 수 등 더 위해 위한 대한
        대해 통해 있는 있다 있습니다 없는 없다 하는 한다 합니다 했다 하고 하여 된다 되는 됩니다 이다
        입니다 같은 때 때문 우리 나는 저는 여러 모든 다른 많은 매우 가장 이러한 그런 이런 어떤
    """,
}

STOPWORDS: dict[str, frozenset[str]] = {
    lang: frozenset(words.casefold().split()) for lang, words in _WORDS.items()
}
