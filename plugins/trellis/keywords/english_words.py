"""English words by part of speech, as far as noun phrases need them."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DETERMINERS = _words(
    """
    the a an this these those its their our his my your any some each every no
    """
)
SUBJECTS = _words(
    """
    i we you they he she it i'll we'll you'll they'll i'd we'd you'd they'd can could may
    might will would shall should must cannot can't couldn't won't wouldn't shouldn't don't
    doesn't didn't do does did let let's lets ought
    """
)
"""Pronouns and modal verbs: the next word is a verb."""
RELATIVES = _words(
    """
    that who which
    """
)
"""Before a verb, if one follows."""

AUXILIARIES = _words(
    """
    be am is are was were been being isn't aren't wasn't weren't has have had having haven't
    hasn't hadn't get gets got getting i'm i've you're you've he's she's it's we're we've they're
    they've
    """
)
"""Forms of *be* and *have*: a participle that follows is a verb."""

VERBS = _words(
    """
    posit hit emit revert entice hinge unfold unleash espouse pertain abound suffice resonate dwell
    abandon absorb accept accomplish accompany accumulate achieve acknowledge acquire act adapt
    add adjust adopt affect agree aim allow analyze analyse announce anticipate apologize appear
    apply appreciate argue arise arrive ascertain ask assess assign assist associate assume assure
    attempt attend attract avoid await base beat become begin behave believe belong borrow bring
    build buy calculate call capture carry cease characterize characterise choose cite claim
    clarify classify coincide combine come communicate compare compensate complain comply comprise
    compute conceive concentrate concern conclude conduct confirm connect consider consist
    constitute construct consume contain continue contribute convert convey convince cope
    correspond create cut deal decide declare deem define delete deliver demonstrate denote depend
    depict derive describe deserve detect determine develop devise differ disappear disclose
    discover discuss distinguish divide draw drop earn eat elaborate elect eliminate embed embrace
    emerge emphasize employ enable encounter encourage enhance enjoy ensure entail enter enumerate
    establish estimate evaluate evolve examine execute exhibit exist expand expect experience
    explain exploit explore expose express extend extract facilitate fail fall feel fill find
    finish fit fix focus follow force forget form formulate found fulfill gain gather generate get
    give go grow guarantee guess handle happen hear help hide highlight hope identify ignore
    illustrate imagine implement imply improve include incorporate increase indicate infer
    influence inform initiate insert insist install intend introduce invent investigate invite
    involve join justify keep know lack last lay lead learn leave lend let lie like link listen
    live locate look lose love maintain make manage mark matter mean measure meet mention modify
    monitor move multiply necessitate need neglect notice obey observe obtain occupy occur offer
    omit open operate oppose optimize outline outperform overcome owe own participate pass pay
    perform permit persist persuade pick place plan play point pose possess postpone predict
    prefer prepare present preserve press presume pretend prevent proceed process produce prohibit
    promise promote propose protect prove provide publish pull pursue push put quantify raise
    reach react read realize realise recall receive recognize recommend reconstruct record recover
    reduce refer refine reflect refuse regard reject relate rely remain remember remind remove
    render repeat replace reply report represent require resolve respect respond rest restrict
    result retain retrieve return reveal review rewrite rise run satisfy save say see seek seem
    select sell send separate serve set settle share show shift signify simplify simulate sit
    sleep solve speak specify spend split spread stand start state stay stem stop store strengthen
    strive struggle study submit suffer suggest suit summarize supply support suppose surround
    survive sustain take talk teach tell tend test thank think throw tie touch transfer transform
    translate treat try turn type undergo underlie understand undertake unify update use utilize
    utilise validate vary verify visit wait walk want warn wear win wish wonder work worry write
    yield abuse accelerate access accuse adhere admit advertise advise advocate afford alert
    allocate alter amplify answer approve arrange articulate assemble assert automate bake ban
    bend bet bind bite blame blend block boost bother break breathe browse bypass calm cancel care
    catch celebrate chase cheat check chop clean climb close coexist collaborate collapse collect
    commit compete compile complicate compose compress comprehend condemn confess configure
    confront confuse conquer contact contest contradict cook cooperate correct craft crash crawl
    criticize cross cultivate cure dance dare debug dedicate defeat defend defer delay delegate
    delight deny deploy deprive destroy detach deteriorate deviate dictate die dig diminish
    disagree disappoint discourage dismiss disrupt dissolve distort distribute disturb dominate
    donate double doubt download drag drift drink drive echo encode encompass endure enforce
    engage enrich entrench envision equip erase erode escape evoke excel exclude excuse exercise
    face fade fear feed fetch fight finance finalize flip float flow fly foster fulfil function
    glow govern grab grant grasp greet grind hang harm hate haunt heal hire host hurt imitate
    impact import impose impress inherit inhibit injure inspect inspire instruct insulate
    integrate interact interfere interpret interrupt intervene invest invoke isolate issue joke
    judge jump kick kill kiss knock label land laugh launch lean leap leverage lift limit load
    lock log lower manipulate marry match mediate melt merge migrate mimic minimize mirror mislead
    miss mix mobilize mount navigate negotiate nudge nurture obscure organize originate overlap
    override overwhelm pack paint park parse pause pin plant pledge portray pour practice pray
    preach precede presuppose prioritize prompt propagate provoke punish purchase question quit
    quote rank rate rearrange reassure rebuild recite reconcile reconfigure redefine redesign
    redirect refactor refresh regain regulate reinforce reinvent reload remix rent reorganize
    repair reproduce resemble reset reshape resist restart restore resume rethink reuse revise
    revisit revolve reward rewire ride risk roll rotate ruin rule rush scan scare scatter search
    seize sense sew shape shine ship shoot shout shut sign sing sink skip slice slide slip slow
    smell smile snap speculate spell spin spoil spot squeeze stare steal steer stick stimulate
    stretch strike strip subscribe subvert succeed suck surf surprise surrender suspect swap sweep
    swim swing switch sync tackle tame taste tear tempt terminate thrive tolerate toss trace track
    transcend transmit trap trigger trust tune twist undermine undo uninstall unlock unpack
    unsubscribe upgrade uphold upload urge vanish visualize vote wake warm wash waste watch weave
    weigh welcome whisper widen wipe withdraw witness wrap zoom click tap edit toggle disable
    scroll paste copy rename customize print sort register fold
    """
)
ALSO_NOUNS = _words(
    """
    hit dwell print sort register fold
    act aim attempt base beat build call capture cause claim concern conduct copy cut deal delete
    draw drop estimate exhibit exploit experience extract fall feel fit fix focus force form guess
    help highlight hope increase influence link live look love mark matter measure monitor move
    need notice offer open outline own pass pick place plan play point present press process
    produce promise pull push rest raise reach read record regard report request respect result
    return review rewrite rise run save set share shift show sleep split spread stand start state
    stay stem stop store struggle study supply support talk test thank tie touch transfer treat
    try turn type update use visit wait walk want wish wonder work worry yield change design model
    experiment project display search view list note name order value function plant question rate
    sample scale score signal sound source structure target task trade train travel trigger vote
    tag filter group cluster map graph plot export import sync backup query match format frame
    abuse access answer ban bend bet bite blame blend block boost break browse care catch chase
    check climb close collapse commit compress contact contest cook craft crash crawl cross cure
    dance debug defeat delay delight double doubt download drag drift drink drive echo escape
    excuse exercise face fear feed fetch fight finance flip flow fly grant grasp harm hate hire
    host hurt impact issue joke judge jump kick kill kiss label land laugh launch leap lift limit
    load lock log mirror miss mix mount nudge overlap override pack paint park pause pin pledge
    practice prompt purchase rank refresh remix rent repair reset reward ride risk roll ruin rule
    rush scan scare sense shape ship shoot sign slice slide slip smell smile spell spin spot stick
    stretch strike strip swap swing switch taste tear trace track trap trust tune twist upgrade
    upload urge wake warm wash waste watch weave witness wrap zoom edit tap click advocate alert
    delegate broadcast budget bargain battle benefit bridge damage debate demand document evidence
    exchange factor fuel gesture guard heat honor interview journey labor layer package pattern
    phrase picture pressure profit reason research sacrifice schedule shelter shield shock shop
    silence stress surface surge tackle transport trick venture voice volunteer market fund field
    garden
    """
)
IRREGULAR = _words(
    """
    became begun began brought built bought came caught chose chosen done drawn drew driven drove
    fell fallen felt found gave given gone went grew grown heard held hold holds kept knew known
    laid led left lost made meant met paid ran said sat saw seen sent shown sold sought spent
    spoke spoken stood taken taught thought threw thrown told took understood undertaken won wore
    worn wrote written arisen arose befallen beheld bound broke broken fed fought forgot forgotten
    forgiven hid hidden underlying dealt depicted according regarding concerning including
    following depending owing seems goes does using works shows looks helps uses runs puts turns
    means matters lies stands feels starts passes spreads travels splits moves stays falls wants
    tries waits reaches stops opens
    """
)
NOMINAL_GERUNDS = _words(
    """
    advertising banking blogging branding broadcasting clustering coding computing
    conditioning cooking counseling crowdfunding crowdsourcing debugging drawing engineering
    farming filtering forecasting funding gaming gardening gathering hearing housing
    indexing keynote learning lighting listening manufacturing mapping marketing meeting
    messaging mining modeling modelling monitoring morning networking onboarding
    painting parsing planning pricing processing programming publishing ranking reading reasoning
    recording rendering routing sampling scheduling schooling sensing sharing signaling
    spelling storytelling styling teaching testing thinking tracking trading training
    understanding upbringing wellbeing writing caching
    hashing embedding encoding staking spring string ring king wing ceiling evening
    """
)
WEAK = _words(
    """
    ability access account action activity addition advance advantage age aim air amount analysis
    angle answer application approach area argument article aspect attempt attention author bag
    base basis beginning behavior behaviour being belief benefit bit body book bottom box call
    cause center chance change chapter choice circumstance class collection combination comment
    community comparison component concept concern conclusion condition configuration connection
    consequence consideration content context contribution control copy corner couple course
    creation data date deal decision definition degree description detail development difference
    difficulty direction discussion display distinction document door doubt earth edge effect
    effort element end entry environment event evidence example exception existence experience
    experiment explanation extent extension eye face fact factor family feature feeling field
    figure file fire floor focus folder following foot force form formation friend function future
    generation goal good group growth guide half hand head heart help history home hope house idea
    image impact implementation importance improvement increase individual influence information
    input instance instruction integration interest introduction investigation issue item job key
    kind knowledge lack language layer length lesson level life line link list look loss magnitude
    majority man manner mark matter meaning means measure member mention method mind minority mode
    model moment money morning move movement name nature need night note notice notion number
    object objective observation office one operation opinion opportunity option order
    organization output outcome overview page pair panel paper paragraph parent part participant
    past path pattern people performance period person perspective phase phenomenon phrase picture
    piece place plan play point position possibility practice preference presence present pressure
    problem procedure process product progress project property proportion proposal purpose
    quality quantity question quote range rate reader reality reason reference region relation
    relationship report representation request requirement research resource respect response rest
    result review right risk role room rule sake sample scale scenario scheme school scope screen
    section selection sense sentence series service set setting shape share show side sight sign
    significance site situation size skill solution source space standard start state statement
    step story structure student study style subject success suggestion summary support surface
    system table talk task technique tendency term test text theme theory title tool top topic
    total trend trial trouble truth try turn type understanding unit update use user value
    variation variety version view wall water weight while white woman word work world year add-on
    advice bar button default feedback icon menu mile popup row setup sidebar tab tip toolbar
    window zone column command shortcut
    """
)
COMPOUND_PLURALS = _words(
    """
    systems operations communications settings sales species series
    """
)
"""Plurals that stand before other nouns: `systems design`."""
EMPTY = _words(
    """
    thing stuff lot bit way kind sort today yesterday tomorrow time day week month year hour
    minute second decade century fact case instance example reason sake deal couple dozen plenty
    bunch handful hundred thousand million billion trillion percent lots extent regard guy
    anything something aka via et al pp vol fig figure ibid eq eqs ref refs appendix section
    chapter ok okay hey wow haha lol etc tldr todo imo imho btw asap fyi faq intro outro wip misc
    untitled moment side end rest readme changelog inside outside kilometre kilometer metre centimetre
    centimeter millimetre millimeter mile inch millisecond gram kilogram kilo litre liter ounce
    """
)
MONTHS = _words(
    """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday
    sunday mon tue tues wed thu thur thurs fri sat
    """
)
ORDINALS = _words(
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred
    first second third fourth fifth sixth seventh eighth ninth tenth 1st 2nd 3rd 4th
    5th st nd rd th once twice
    """
)
EMPTY_MODIFIERS = (
    _words(
        """
    new various different several many certain particular specific general main major minor
    important significant possible available necessary good better best bad worse worst big bigger
    biggest great greater greatest nice whole entire actual current recent previous next last
    following above below additional further appropriate suitable relevant useful useless
    interesting able unable similar sure clear easy easier hard harder easiest favorite favourite
    huge tiny ready true false wrong right left likely unlikely numerous multiple single existing
    proper overall considerable sufficient essential crucial key vast extra initial final early
    earlier late later latest newest older oldest younger larger smaller higher lower largest
    smallest highest lowest closest longer shorter faster slower stronger weaker non fundamental basic
    typical usual common respective subsequent latter former total complete famous popular
    beautiful amazing awesome cool weird strange funny crazy exact rough obvious apparent evident
    potential alternative desired given successful brief quick proud glad happy afraid aware due
    prior capable responsible impossible worth worthy decent perfect terrible horrible wonderful
    fantastic excellent fine pretty kind like-minded so-called well-known known unknown more most
    less least enough little
    """
    )
    | ORDINALS
)
ADJECTIVES = _words(
    """
    high low large small long short deep wide narrow broad strong weak fast slow free open closed
    private public secret hidden raw dry wet hot cold warm dark light bright clean dirty smart
    dumb rich poor young old modern ancient fresh safe secure simple complex plain pure human
    rural urban cheap expensive thin thick flat round sharp soft smooth loud quiet silent calm
    tall dense sparse rare rapid rigid robust solid stable static dynamic steady steep strict
    subtle sudden super tough tight loose vague vivid wild wise abstract concrete absolute
    adaptive ad-hoc alien alive alone ambient analog analogue arbitrary binary imaginary necessary
    ordinary primary secondary temporary voluntary contemporary monetary solitary stationary
    evolutionary revolutionary independent dependent efficient consistent coherent permanent
    transparent intelligent persistent inherent redundant dominant abundant constant instant
    vibrant brilliant tolerant arrogant pleasant hesitant reluctant vacant radiant defiant compliant
    reliant blatant stagnant ignorant exuberant fragrant valiant buoyant poignant flamboyant
    extravagant prominent prudent reverent fervent ardent absent potent nascent magnificent benevolent
    eloquent turbulent divergent emergent diligent negligent lenient sentient salient obedient
    deficient proficient
    distant elegant resilient resistant urgent violent implicit explicit finite infinite discrete
    concise precise diverse inverse reverse mature future past mobile remote local global fuzzy
    noisy lazy messy tricky healthy heavy empty busy happy sad angry hungry easy gentle humble
    idle single double triple multiple ample supple stale fragile agile fertile hostile volatile
    virtual mutual actual usual northern southern eastern western male female mere sheer utter
    scarce sole proper inner outer upper lower elder former senior junior superior inferior
    interior exterior prior similar circular linear nonlinear nuclear modular regular irregular
    popular familiar cellular molecular muscular solar lunar polar scalar singular spectacular
    vernacular aware bare fair unfair near far dear parallel novel whole accurate adequate
    appropriate approximate alternate corporate deliberate desperate elaborate immediate
    intermediate intimate legitimate moderate passionate separate ultimate delicate obsolete
    obscure opposite favorite definite convex concave incomplete odd adjacent blank bold
    broken civil clever coarse compact competent convenient correct corrupt crude daily deaf defunct direct
    indirect distinct divine dual dull eager epic exempt extinct extreme faint fierce fluent foreign
    frequent genuine grand greedy harsh holy honest immense imminent incorrect inert innocent insane intact
    intense invalid inward isolated latent lone lucid modest nasty neat noble opaque oral planar polite
    pregnant profane random real rotten severe shallow shy sleek slight slim sober stiff stringent
    superb supreme tacit tender tense thorough tidy transient unique valid wary wealthy widespread
    forward backward upward downward outward online offline overseas upstream downstream indoor outdoor
    ahead aside abroad alike asleep awake lengthy risky shiny sunny rainy cloudy crispy creamy dusty
    guilty hairy handy juicy lucky muddy rocky salty sandy sleepy smoky spicy sticky sweaty tasty thirsty
    ugly windy cozy cosy faulty trustworthy noteworthy filthy friendly lonely costly weekly monthly yearly
    elderly timely sturdy bulky chunky clumsy dizzy flashy foggy frosty gloomy grumpy hasty icy itchy
    jumpy moody needy picky rusty scary shady shaky skinny slippery sloppy sneaky snowy speedy spooky
    stormy trendy weary witty bitter
    """
)
NOT_ADJECTIVES = _words(
    """
    animal approval arrival arsenal capital cathedral chemical coral criminal crystal decimal
    denial disposal editorial festival funeral goal deal meal seal appeal heal steal reveal
    hospital integral interval journal manual material medal metal mineral mural musical pedal
    portal principal professional proposal rehearsal removal renewal retrieval revival ritual
    rival sandal scandal signal survival terminal testimonial trial tribunal tutorial withdrawal
    referral individual intellectual potential differential residual serial memorial essential
    credential dial alternative archive detective derivative directive drive executive incentive
    initiative motive narrative native negative objective olive perspective preservative primitive
    representative collective cooperative adjective imperative dive hive operative locomotive
    relative five academic aesthetic arithmetic attic clinic comic critic ethic fabric graphic
    heuristic logic lyric magic mechanic metric mimic music panic plastic public rhetoric republic
    statistic tactic topic traffic epidemic pandemic diagnostic characteristic mosaic cynic
    skeptic classic relic cleric cable table variable fable vegetable timetable deliverable
    constable parable bible wearable fish dish wish finish english british spanish polish irish
    danish turkish swedish finnish rubbish parish
    """
)
NOT_ADVERBS = _words(
    """
    family assembly supply reply anomaly monopoly butterfly ally rally italy july homily bully
    belly jelly lily daily weekly monthly yearly friendly lovely lonely early ugly holy fly rely
    apply multiply doily gully folly dragonfly firefly duopoly oligopoly reassembly user-friendly
    eco-friendly family-friendly elderly costly timely
    """
)
NOUNS_IN_ATE = _words(
    """
    climate state template candidate certificate duplicate aggregate rate date debate delegate
    estimate graduate gate coordinate predicate conglomerate substrate mandate plate slate fate
    mate update chocolate carbonate phosphate nitrate sulfate magistrate affiliate associate
    advocate surrogate syndicate postulate precipitate doctorate electorate protectorate consulate
    senate pirate private crate skate real-estate estate roommate teammate classmate playmate
    inmate primate vertebrate invertebrate laureate rebate playdate degenerate correlate variate
    isolate filtrate
    """
)
VERBAL_NOUNS = _words(
    """
    size prize exercise enterprise expertise noise rise promise premise merchandise surprise
    compromise franchise disguise paradise turquoise analyses hypotheses syntheses theses
    parentheses crises oases bases emphases diagnoses axes raise praise advise precise concise
    wise otherwise cruise bruise poise maize seize
    """
)

COUNTING = _words(
    """
    number numbers amount amounts lot lots couple majority minority handful dozens hundreds thousands
    plenty range variety kind kinds sort sorts quantity percentage total
    """
)
"""Nouns that say, before `of`, how much there is and not what."""
