/** How the air force and the general officers of a country are called in English. */
export type RankStyle = "US" | "COMMONWEALTH";

/** What the demonstration needs to know of a country. Places are real; nobody named here or elsewhere in it is. */
export interface DemoCountry {
  code: string;
  adjective: string;
  /** In running text: "the Philippines". */
  inText: string;
  rankStyle: RankStyle;
  /** Null for a country without a coast. */
  port: string | null;
  /** Where the army, the air force and courses are met outside the capital. */
  bases: readonly [string, string];
  /** Names in English of its own services; null where it has none. */
  army: string | null;
  navy: string | null;
  airForce: string | null;
  ministry: string;
  /** Family names and given names, common ones, put together at random. */
  families: readonly string[];
  women: readonly string[];
  men: readonly string[];
  /** Exercise series of the catalogue that it takes part in. */
  series: readonly string[];
}

const words = (text: string) => text.split(" ");

function country(
  code: string,
  adjective: string,
  inText: string,
  rankStyle: RankStyle,
  port: string | null,
  bases: readonly [string, string],
  services: readonly [army: string | null, navy: string | null, airForce: string | null],
  ministry: string,
  families: string,
  women: string,
  men: string,
  series: string,
): DemoCountry {
  const [army, navy, airForce] = services;
  return {
    code,
    adjective,
    inText,
    rankStyle,
    port,
    bases,
    army,
    navy,
    airForce,
    ministry,
    families: words(families),
    women: words(women),
    men: words(men),
    series: words(series),
  };
}

/** The countries with a record, the officer's own first. */
// biome-ignore format: one fact to a line
export const DEMO_COUNTRIES: readonly DemoCountry[] = [
  country("JPN", "Japanese", "Japan", "US", "Yokosuka", ["Asaka", "Misawa"],
    ["Ground Self-Defense Force", "Maritime Self-Defense Force", "Air Self-Defense Force"], "Ministry of Defense",
    "Aramaki Furusawa Kuriyama Mizuhara Nagatani Okumura Sakakibara Shimodaira Tachikawa Urushibara",
    "Chihiro Haruka Mariko Sayuri", "Daichi Hideaki Kazunori Masato Ryohei Takuma",
    "keen-sword keen-edge yama-sakura orient-shield cope-north malabar rimpac"),
  country("PHL", "Philippine", "the Philippines", "US", "Subic Bay", ["Fort Magsaysay", "Clark Air Base"],
    ["Philippine Army", "Philippine Navy", "Philippine Air Force"], "Department of National Defense",
    "Abellanosa Buenaflor Catacutan Dimaculangan Encarnacion Lacsamana Macaraeg Panganiban Salonga Villaruel",
    "Amihan Corazon Ligaya Rosalinda", "Benigno Crisanto Danilo Fidelino Honorio Nestor",
    "balikatan carat cope-thunder-philippines pacific-partnership"),
  country("AUS", "Australian", "Australia", "COMMONWEALTH", "Darwin", ["Townsville", "RAAF Base Tindal"],
    ["Australian Army", "Royal Australian Navy", "Royal Australian Air Force"], "Department of Defence",
    "Ashworth Brannigan Callaway Delacourt Fairweather Hargrave Kinross Merriweather Pemberton Thornbury",
    "Bronwyn Imogen Kirsty Tamsin", "Angus Callum Declan Hamish Lachlan Rohan",
    "talisman-sabre pitch-black kakadu rimpac"),
  country("IDN", "Indonesian", "Indonesia", "COMMONWEALTH", "Surabaya", ["Baturaja", "Halim"],
    ["Indonesian Army", "Indonesian Navy", "Indonesian Air Force"], "Ministry of Defence",
    "Adinegara Brotowali Cakrawala Dirgantoro Hadisiswoyo Kusumawardana Mangunharjo Prabaswara Sastrowijoyo Wirayudha",
    "Ambarwati Kartika Larasati Wulandari", "Bambang Darmawan Eko Hendrawan Sigit Teguh",
    "super-garuda-shield komodo carat"),
  country("MNG", "Mongolian", "Mongolia", "US", null, ["Five Hills Training Area", "Nalaikh"],
    ["Mongolian Land Force", null, "Mongolian Air Force"], "Ministry of Defence",
    "Altanhuyag Batsukhe Chuluunbold Dashnyamar Ganzorigt Munkhdalai Otgonjargal Purevsuren",
    "Enkhtuya Narantsetseg Oyuunaa", "Batbayaar Erdenebat Ganbold Tömörbaatar",
    "khaan-quest"),
  country("KOR", "Korean", "the Republic of Korea", "US", "Busan", ["Yongin", "Osan"],
    ["Republic of Korea Army", "Republic of Korea Navy", "Republic of Korea Air Force"], "Ministry of National Defense",
    "Bang Cheon Dokgo Eom Gwak Heo Jegal Namgung Seonu Tak",
    "Eun-byul Hye-rim Seo-yul", "Do-hyeok In-beom Kyu-won Sang-ryul Tae-gyeom",
    "ulchi-freedom-shield freedom-shield freedom-edge"),
  country("THA", "Thai", "Thailand", "COMMONWEALTH", "Sattahip", ["Lop Buri", "Korat"],
    ["Royal Thai Army", "Royal Thai Navy", "Royal Thai Air Force"], "Ministry of Defence",
    "Boonyarat Chaiwattana Kittiphan Lertsakdi Nimmanwong Phromsiri Rattanakul Suwanthada",
    "Kanokwan Pimchanok Siriporn", "Anucha Chatri Korakot Narongrit Somphop",
    "cobra-gold cope-tiger carat"),
  country("VNM", "Vietnamese", "Viet Nam", "US", "Da Nang", ["Hoa Lac", "Bien Hoa"],
    ["Viet Nam People's Army", "Viet Nam People's Navy", "Air Defence and Air Force"], "Ministry of National Defence",
    "Chử Đàm Khuất Lộc Nghiêm Quách Tạ Viên",
    "Diễm Nguyệt Thư", "Bách Định Khôi Phước Thịnh",
    "pacific-partnership"),
  country("IND", "Indian", "India", "COMMONWEALTH", "Visakhapatnam", ["Ranikhet", "Agra"],
    ["Indian Army", "Indian Navy", "Indian Air Force"], "Ministry of Defence",
    "Bhaskaran Chaudhuri Dharmadhikari Gopalan Kulshreshtha Mukhopadhyay Raghunathan Shekhawat",
    "Ananya Lavanya Sharmila", "Harshad Jaideep Mahendra Pranav Udayan",
    "malabar yudh-abhyas milan"),
  country("FJI", "Fijian", "Fiji", "COMMONWEALTH", "Suva", ["Nadi", "Black Rock Camp"],
    ["Land Force Command", "Republic of Fiji Navy", null], "Ministry of Defence",
    "Cakautini Koroivulaono Naivalurua Qionivoka Ravouvou Tuinasavu",
    "Litiana Mereoni", "Apenisa Josateki Ratu Semisi",
    "kakadu"),
  country("NOR", "Norwegian", "Norway", "US", "Bergen", ["Bardufoss", "Ørland"],
    ["Norwegian Army", "Royal Norwegian Navy", "Royal Norwegian Air Force"], "Ministry of Defence",
    "Aksnesvik Brekkhus Fagerlund Grønvold Høgseth Lyngstad Tveitdal Ødegårdsen",
    "Ingunn Ragnhild Solfrid", "Eirik Halvor Sigurd Torbjørn Vegard",
    "cold-response nordic-response formidable-shield"),
  country("EST", "Estonian", "Estonia", "US", "Tallinn", ["Tapa", "Ämari"],
    ["Estonian Land Forces", "Estonian Navy", "Estonian Air Force"], "Ministry of Defence",
    "Haavistu Kallaste Lepamäe Raudsoo Soopalu Tammiksaar Vahermets",
    "Kadri Liisi Maarja", "Henrik Indrek Marek Tõnis",
    "baltops saber-strike defender"),
  country("POL", "Polish", "Poland", "US", "Gdynia", ["Drawsko Pomorskie", "Powidz"],
    ["Polish Land Forces", "Polish Navy", "Polish Air Force"], "Ministry of National Defence",
    "Bartosiewicz Dąbrowiecki Gołębiak Jastrzębiec Krzywonos Mielczarek Szymborski Wierzbnicki",
    "Agnieszka Jadwiga Małgorzata", "Cezary Grzegorz Ireneusz Przemysław Zbigniew",
    "defender saber-strike baltops"),
  country("ROU", "Romanian", "Romania", "US", "Constanța", ["Cincu", "Câmpia Turzii"],
    ["Romanian Land Forces", "Romanian Navy", "Romanian Air Force"], "Ministry of National Defence",
    "Bălăceanu Cantemir Drăgușanu Ghenadie Moldoveanca Păunescu Zăvoianu",
    "Anca Ileana Ruxandra", "Costin Laurențiu Răzvan Silviu Tiberiu",
    "saber-guardian sea-breeze"),
  country("GBR", "British", "the United Kingdom", "COMMONWEALTH", "Portsmouth", ["Warminster", "RAF Lossiemouth"],
    ["British Army", "Royal Navy", "Royal Air Force"], "Ministry of Defence",
    "Applegarth Brockhurst Cholmeley Dunstable Fothergill Larkspur Ravenscroft Wetherby",
    "Arabella Philippa Rosalind", "Alastair Gareth Jocelyn Rupert Torquil",
    "joint-warrior formidable-shield baltops"),
  country("KEN", "Kenyan", "Kenya", "COMMONWEALTH", "Mombasa", ["Nanyuki", "Embakasi"],
    ["Kenya Army", "Kenya Navy", "Kenya Air Force"], "Ministry of Defence",
    "Achola Barngetuny Kamweru Lelmeng Mwadime Nyarangi Sirikwa",
    "Akinyi Wambui Zawadi", "Kiprotich Mutuku Njuguna Onyango",
    "justified-accord cutlass-express"),
  country("GHA", "Ghanaian", "Ghana", "COMMONWEALTH", "Tema", ["Daboya", "Takoradi"],
    ["Ghana Army", "Ghana Navy", "Ghana Air Force"], "Ministry of Defence",
    "Abrokwah Bediako Dzidzornu Frempong Gyasiwaa Nortey Tetteh-Quaye",
    "Abena Efua Serwaa", "Kojo Kwabena Nii Yaw",
    "obangame-express flintlock african-lion"),
  country("SEN", "Senegalese", "Senegal", "US", "Dakar", ["Thiès", "Dodji"],
    ["Senegalese Army", "Senegalese Navy", "Senegalese Air Force"], "Ministry of the Armed Forces",
    "Badiane Diédhiou Kandji Mbengue Ngom Sagna Thiaw",
    "Awa Coumba Ndèye", "Babacar Ibrahima Malick Ousmane",
    "african-lion flintlock obangame-express"),
  country("MAR", "Moroccan", "Morocco", "US", "Agadir", ["Ben Guerir", "Kénitra"],
    ["Royal Moroccan Army", "Royal Moroccan Navy", "Royal Moroccan Air Force"], "National Defence Administration",
    "Amrouch Belkhadir Cherqaoui Filali-Naciri Guessous Lahlimi Tazrouti",
    "Ghizlane Loubna", "Anouar Driss Hicham Mounir",
    "african-lion phoenix-express"),
  country("JOR", "Jordanian", "Jordan", "US", "Aqaba", ["Zarqa", "Azraq"],
    ["Jordanian Armed Forces", "Royal Jordanian Navy", "Royal Jordanian Air Force"], "General Headquarters",
    "Abu-Rumman Dmour Ghzawi Hijazeen Khasawneh-Tal Qatarneh Smadi",
    "Haneen Rania", "Firas Hazem Muntaser Ziad",
    "eager-lion"),
  country("OMN", "Omani", "Oman", "COMMONWEALTH", "Duqm", ["Thumrait", "Nizwa"],
    ["Royal Army of Oman", "Royal Navy of Oman", "Royal Air Force of Oman"], "Ministry of Defence",
    "Al-Bahlani Al-Ghafri Al-Kharusi Al-Mahruqi Al-Wahaibi",
    "Moza Thuraya", "Hamood Nasser Salim Yaqoub",
    "imx"),
  country("EGY", "Egyptian", "Egypt", "US", "Alexandria", ["Mohamed Naguib Base", "Cairo West"],
    ["Egyptian Army", "Egyptian Navy", "Egyptian Air Force"], "Ministry of Defence",
    "Abdel-Moneim Badrawi Fahmawi Ghoneim Kandil Shaarawi Zahran",
    "Dalia Nermine", "Ashraf Hossam Sherif Tamer",
    "bright-star"),
  country("KAZ", "Kazakh", "Kazakhstan", "US", null, ["Otar", "Balkhash"],
    ["Kazakh Ground Forces", null, "Kazakh Air Defence Forces"], "Ministry of Defence",
    "Akhmetzhan Baimukhan Dauletkali Esenbek Qasymbai Tleubergen",
    "Aigerim Saltanat", "Arman Daniyar Nurzhan Yerlan",
    "khaan-quest"),
  country("COL", "Colombian", "Colombia", "US", "Cartagena", ["Tolemaida", "Palanquero"],
    ["Colombian Army", "Colombian Navy", "Colombian Aerospace Force"], "Ministry of National Defence",
    "Arboleda Bocanegra Cifuentes Echavarría Londoño Piedrahíta Zuluaga",
    "Catalina Marcela Ximena", "Álvaro Camilo Germán Hernando Rodrigo",
    "unitas resolute-sentinel panamax"),
  country("CHL", "Chilean", "Chile", "US", "Valparaíso", ["Peldehue", "Antofagasta"],
    ["Chilean Army", "Chilean Navy", "Chilean Air Force"], "Ministry of National Defence",
    "Aguirrebeña Bahamonde Carvallo Echeñique Ossandón Undurraga",
    "Constanza Javiera Pilar", "Cristóbal Gonzalo Ignacio Matías",
    "unitas rimpac southern-vanguard"),
  country("JAM", "Jamaican", "Jamaica", "COMMONWEALTH", "Port Royal", ["Up Park Camp", "Montego Bay"],
    ["Jamaica Regiment", "Jamaica Coast Guard", "Jamaica Air Wing"], "Office of the Prime Minister, defence staff",
    "Beckford-Hylton Chambers-Reid Dunkley Fearon Pinnock Whyte-Lindo",
    "Kerensa Shanique", "Delroy Errol Lloyston Orane",
    "tradewinds"),
  country("PAN", "Panamanian", "Panama", "US", "Vasco Núñez de Balboa", ["Cerro Tigre", "Howard"],
    ["National Border Service", "National Aeronaval Service", "National Aeronaval Service, air group"], "Ministry of Public Security",
    "Arosemena-Vial Barsallo Candanedo Degracia Icaza-Rey Tejeira",
    "Yaribeth Zuleika", "Abdiel Didimo Eliécer Rolando",
    "panamax unitas"),
  country("CAN", "Canadian", "Canada", "US", "Esquimalt", ["Wainwright", "Cold Lake"],
    ["Canadian Army", "Royal Canadian Navy", "Royal Canadian Air Force"], "Department of National Defence",
    "Beauregard Charlesbois Drummond-Roy Gallivan Lachapelle MacAusland Pettigrew-Hall",
    "Geneviève Maren", "Bastien Ewan Olivier Trent",
    "vigilant-shield maple-flag arctic-edge"),
  country("MEX", "Mexican", "Mexico", "US", "Manzanillo", ["Temamatla", "Santa Lucía"],
    ["Mexican Army", "Mexican Navy", "Mexican Air Force"], "Secretariat of National Defence",
    "Altamirano-Ruelas Bustindui Cervantes-Rea Gaxiola Monjarás Villaseñor-Paz",
    "Itzel Jimena", "Abelardo Efraín Leobardo Rogelio",
    "amalgam-eagle unitas"),
  country("BHS", "Bahamian", "the Bahamas", "COMMONWEALTH", "Coral Harbour", ["Nassau", "Great Inagua"],
    [null, "Royal Bahamas Defence Force", null], "Ministry of National Security",
    "Bethel-Knowles Cargill-Major Deveaux-Rolle Farquharson Saunders-Pinder",
    "Keva Tamika", "Alvardo Clevon Rashad",
    "tradewinds"),
];

/** Countries whose forces are asked as equals: no team goes there to teach what it takes to build a force. */
export const ESTABLISHED: readonly string[] = ["JPN", "AUS", "KOR", "NOR", "POL", "GBR", "CAN", "EST", "IND"];

/** Covered, with nothing on record: no report is not a zero. */
export const SILENT_COUNTRY = "PLW";
