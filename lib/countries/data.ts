import type { CalendarDate } from "@/lib/dates";
import { ALIASES } from "./aliases";

/**
 * Every country and territory of ISO 3166-1, Kosovo, and the ended states that old records name. Codes: ISO 3166-1
 * (alpha-3, alpha-2, numeric); ISO 3166-3 for what ended; XKX for Kosovo and XVS, XUA from the user-assigned range
 * XAA to XZZ where ISO never gave a code. Regions and subregions: UN M49 (the finest of its levels). Zones: IANA.
 * The place is the capital, or the middle of a place that has none; it is where a map draws a state too small to see.
 */

export type CountryKind = "STATE" | "TERRITORY" | "ENTITY" | "HISTORICAL";

export type Region = "Africa" | "Americas" | "Antarctica" | "Asia" | "Europe" | "Oceania";

export interface Country {
  /** ISO 3166-1 alpha-3, or as the head of this file says. The key. */
  alpha3: string;
  /** ISO 3166-1 alpha-2; null for ended states, whose letters may belong to another country today. `NA` is Namibia. */
  alpha2: string | null;
  /** Three digits; null where there is none. */
  numeric: string | null;
  /** As people say it. */
  name: string;
  formalName: string;
  /** Other names in records and sources, for matching. */
  aliases: readonly string[];
  region: Region;
  subregion: Subregion;
  /**
   * STATE: member of the United Nations, or the Holy See. TERRITORY: belongs to a state. ENTITY: neither, because
   * governments disagree on its status, it is in free association with a state, or no government holds it; the word
   * takes no side. HISTORICAL: has ended.
   */
  kind: CountryKind;
  /** The day it ended; null while it exists. */
  existedUntil: CalendarDate | null;
  /** Alpha-3 codes of what followed; empty while it exists. */
  successors: readonly string[];
  capital: string | null;
  /** IANA zone of the capital; null where nobody lives. */
  timeZone: string | null;
  /** Degrees north, two decimals. */
  latitude: number;
  /** Degrees east, two decimals. */
  longitude: number;
}

const REGION_OF_SUBREGION = {
  "Eastern Africa": "Africa",
  "Middle Africa": "Africa",
  "Northern Africa": "Africa",
  "Southern Africa": "Africa",
  "Western Africa": "Africa",
  Caribbean: "Americas",
  "Central America": "Americas",
  "Northern America": "Americas",
  "South America": "Americas",
  Antarctica: "Antarctica",
  "Central Asia": "Asia",
  "Eastern Asia": "Asia",
  "South-eastern Asia": "Asia",
  "Southern Asia": "Asia",
  "Western Asia": "Asia",
  "Eastern Europe": "Europe",
  "Northern Europe": "Europe",
  "Southern Europe": "Europe",
  "Western Europe": "Europe",
  "Australia and New Zealand": "Oceania",
  Melanesia: "Oceania",
  Micronesia: "Oceania",
  Polynesia: "Oceania",
} as const satisfies Record<string, Region>;

type Subregion = keyof typeof REGION_OF_SUBREGION;

type LivingRow = readonly [
  alpha3: string,
  alpha2: string,
  numeric: string | null,
  name: string,
  formalName: string,
  subregion: Subregion,
  capital: string | null,
  latitude: number,
  longitude: number,
  timeZone: string | null,
];

type EndedRow = readonly [
  alpha3: string,
  numeric: string | null,
  name: string,
  formalName: string,
  subregion: Subregion,
  capital: string,
  latitude: number,
  longitude: number,
  timeZone: string,
  existedUntil: CalendarDate,
  successors: readonly string[],
];

// biome-ignore format: one country to a line
const STATES: readonly LivingRow[] = [
  ["AFG", "AF", "004", "Afghanistan", "Islamic Republic of Afghanistan", "Southern Asia", "Kabul", 34.53, 69.17, "Asia/Kabul"],
  ["AGO", "AO", "024", "Angola", "Republic of Angola", "Middle Africa", "Luanda", -8.84, 13.23, "Africa/Luanda"],
  ["ALB", "AL", "008", "Albania", "Republic of Albania", "Southern Europe", "Tirana", 41.33, 19.82, "Europe/Tirane"],
  ["AND", "AD", "020", "Andorra", "Principality of Andorra", "Southern Europe", "Andorra la Vella", 42.51, 1.52, "Europe/Andorra"],
  ["ARE", "AE", "784", "United Arab Emirates", "United Arab Emirates", "Western Asia", "Abu Dhabi", 24.45, 54.38, "Asia/Dubai"],
  ["ARG", "AR", "032", "Argentina", "Argentine Republic", "South America", "Buenos Aires", -34.6, -58.38, "America/Argentina/Buenos_Aires"],
  ["ARM", "AM", "051", "Armenia", "Republic of Armenia", "Western Asia", "Yerevan", 40.18, 44.51, "Asia/Yerevan"],
  ["ATG", "AG", "028", "Antigua and Barbuda", "Antigua and Barbuda", "Caribbean", "Saint John's", 17.12, -61.85, "America/Antigua"],
  ["AUS", "AU", "036", "Australia", "Australia", "Australia and New Zealand", "Canberra", -35.28, 149.13, "Australia/Sydney"],
  ["AUT", "AT", "040", "Austria", "Republic of Austria", "Western Europe", "Vienna", 48.21, 16.37, "Europe/Vienna"],
  ["AZE", "AZ", "031", "Azerbaijan", "Republic of Azerbaijan", "Western Asia", "Baku", 40.41, 49.87, "Asia/Baku"],
  ["BDI", "BI", "108", "Burundi", "Republic of Burundi", "Eastern Africa", "Gitega", -3.43, 29.93, "Africa/Bujumbura"],
  ["BEL", "BE", "056", "Belgium", "Kingdom of Belgium", "Western Europe", "Brussels", 50.85, 4.35, "Europe/Brussels"],
  ["BEN", "BJ", "204", "Benin", "Republic of Benin", "Western Africa", "Porto-Novo", 6.5, 2.6, "Africa/Porto-Novo"],
  ["BFA", "BF", "854", "Burkina Faso", "Burkina Faso", "Western Africa", "Ouagadougou", 12.37, -1.52, "Africa/Ouagadougou"],
  ["BGD", "BD", "050", "Bangladesh", "People's Republic of Bangladesh", "Southern Asia", "Dhaka", 23.81, 90.41, "Asia/Dhaka"],
  ["BGR", "BG", "100", "Bulgaria", "Republic of Bulgaria", "Eastern Europe", "Sofia", 42.7, 23.32, "Europe/Sofia"],
  ["BHR", "BH", "048", "Bahrain", "Kingdom of Bahrain", "Western Asia", "Manama", 26.22, 50.58, "Asia/Bahrain"],
  ["BHS", "BS", "044", "Bahamas", "Commonwealth of the Bahamas", "Caribbean", "Nassau", 25.05, -77.35, "America/Nassau"],
  ["BIH", "BA", "070", "Bosnia and Herzegovina", "Bosnia and Herzegovina", "Southern Europe", "Sarajevo", 43.86, 18.41, "Europe/Sarajevo"],
  ["BLR", "BY", "112", "Belarus", "Republic of Belarus", "Eastern Europe", "Minsk", 53.9, 27.57, "Europe/Minsk"],
  ["BLZ", "BZ", "084", "Belize", "Belize", "Central America", "Belmopan", 17.25, -88.77, "America/Belize"],
  ["BOL", "BO", "068", "Bolivia", "Plurinational State of Bolivia", "South America", "Sucre", -19.05, -65.26, "America/La_Paz"],
  ["BRA", "BR", "076", "Brazil", "Federative Republic of Brazil", "South America", "Brasília", -15.79, -47.88, "America/Sao_Paulo"],
  ["BRB", "BB", "052", "Barbados", "Barbados", "Caribbean", "Bridgetown", 13.1, -59.62, "America/Barbados"],
  ["BRN", "BN", "096", "Brunei", "Brunei Darussalam", "South-eastern Asia", "Bandar Seri Begawan", 4.89, 114.94, "Asia/Brunei"],
  ["BTN", "BT", "064", "Bhutan", "Kingdom of Bhutan", "Southern Asia", "Thimphu", 27.47, 89.64, "Asia/Thimphu"],
  ["BWA", "BW", "072", "Botswana", "Republic of Botswana", "Southern Africa", "Gaborone", -24.65, 25.91, "Africa/Gaborone"],
  ["CAF", "CF", "140", "Central African Republic", "Central African Republic", "Middle Africa", "Bangui", 4.36, 18.56, "Africa/Bangui"],
  ["CAN", "CA", "124", "Canada", "Canada", "Northern America", "Ottawa", 45.42, -75.7, "America/Toronto"],
  ["CHE", "CH", "756", "Switzerland", "Swiss Confederation", "Western Europe", "Bern", 46.95, 7.45, "Europe/Zurich"],
  ["CHL", "CL", "152", "Chile", "Republic of Chile", "South America", "Santiago", -33.45, -70.67, "America/Santiago"],
  ["CHN", "CN", "156", "China", "People's Republic of China", "Eastern Asia", "Beijing", 39.9, 116.41, "Asia/Shanghai"],
  ["CIV", "CI", "384", "Côte d'Ivoire", "Republic of Côte d'Ivoire", "Western Africa", "Yamoussoukro", 6.83, -5.29, "Africa/Abidjan"],
  ["CMR", "CM", "120", "Cameroon", "Republic of Cameroon", "Middle Africa", "Yaoundé", 3.87, 11.52, "Africa/Douala"],
  ["COD", "CD", "180", "Democratic Republic of the Congo", "Democratic Republic of the Congo", "Middle Africa", "Kinshasa", -4.32, 15.31, "Africa/Kinshasa"],
  ["COG", "CG", "178", "Republic of the Congo", "Republic of the Congo", "Middle Africa", "Brazzaville", -4.26, 15.28, "Africa/Brazzaville"],
  ["COL", "CO", "170", "Colombia", "Republic of Colombia", "South America", "Bogotá", 4.71, -74.07, "America/Bogota"],
  ["COM", "KM", "174", "Comoros", "Union of the Comoros", "Eastern Africa", "Moroni", -11.7, 43.26, "Indian/Comoro"],
  ["CPV", "CV", "132", "Cabo Verde", "Republic of Cabo Verde", "Western Africa", "Praia", 14.93, -23.51, "Atlantic/Cape_Verde"],
  ["CRI", "CR", "188", "Costa Rica", "Republic of Costa Rica", "Central America", "San José", 9.93, -84.08, "America/Costa_Rica"],
  ["CUB", "CU", "192", "Cuba", "Republic of Cuba", "Caribbean", "Havana", 23.11, -82.37, "America/Havana"],
  ["CYP", "CY", "196", "Cyprus", "Republic of Cyprus", "Western Asia", "Nicosia", 35.17, 33.36, "Asia/Nicosia"],
  ["CZE", "CZ", "203", "Czechia", "Czech Republic", "Eastern Europe", "Prague", 50.08, 14.44, "Europe/Prague"],
  ["DEU", "DE", "276", "Germany", "Federal Republic of Germany", "Western Europe", "Berlin", 52.52, 13.41, "Europe/Berlin"],
  ["DJI", "DJ", "262", "Djibouti", "Republic of Djibouti", "Eastern Africa", "Djibouti", 11.59, 43.15, "Africa/Djibouti"],
  ["DMA", "DM", "212", "Dominica", "Commonwealth of Dominica", "Caribbean", "Roseau", 15.3, -61.39, "America/Dominica"],
  ["DNK", "DK", "208", "Denmark", "Kingdom of Denmark", "Northern Europe", "Copenhagen", 55.68, 12.57, "Europe/Copenhagen"],
  ["DOM", "DO", "214", "Dominican Republic", "Dominican Republic", "Caribbean", "Santo Domingo", 18.47, -69.9, "America/Santo_Domingo"],
  ["DZA", "DZ", "012", "Algeria", "People's Democratic Republic of Algeria", "Northern Africa", "Algiers", 36.75, 3.06, "Africa/Algiers"],
  ["ECU", "EC", "218", "Ecuador", "Republic of Ecuador", "South America", "Quito", -0.18, -78.47, "America/Guayaquil"],
  ["EGY", "EG", "818", "Egypt", "Arab Republic of Egypt", "Northern Africa", "Cairo", 30.04, 31.24, "Africa/Cairo"],
  ["ERI", "ER", "232", "Eritrea", "State of Eritrea", "Eastern Africa", "Asmara", 15.32, 38.93, "Africa/Asmara"],
  ["ESP", "ES", "724", "Spain", "Kingdom of Spain", "Southern Europe", "Madrid", 40.42, -3.7, "Europe/Madrid"],
  ["EST", "EE", "233", "Estonia", "Republic of Estonia", "Northern Europe", "Tallinn", 59.44, 24.75, "Europe/Tallinn"],
  ["ETH", "ET", "231", "Ethiopia", "Federal Democratic Republic of Ethiopia", "Eastern Africa", "Addis Ababa", 9.03, 38.74, "Africa/Addis_Ababa"],
  ["FIN", "FI", "246", "Finland", "Republic of Finland", "Northern Europe", "Helsinki", 60.17, 24.94, "Europe/Helsinki"],
  ["FJI", "FJ", "242", "Fiji", "Republic of Fiji", "Melanesia", "Suva", -18.14, 178.44, "Pacific/Fiji"],
  ["FRA", "FR", "250", "France", "French Republic", "Western Europe", "Paris", 48.86, 2.35, "Europe/Paris"],
  ["FSM", "FM", "583", "Micronesia", "Federated States of Micronesia", "Micronesia", "Palikir", 6.92, 158.16, "Pacific/Pohnpei"],
  ["GAB", "GA", "266", "Gabon", "Gabonese Republic", "Middle Africa", "Libreville", 0.39, 9.45, "Africa/Libreville"],
  ["GBR", "GB", "826", "United Kingdom", "United Kingdom of Great Britain and Northern Ireland", "Northern Europe", "London", 51.51, -0.13, "Europe/London"],
  ["GEO", "GE", "268", "Georgia", "Georgia", "Western Asia", "Tbilisi", 41.72, 44.79, "Asia/Tbilisi"],
  ["GHA", "GH", "288", "Ghana", "Republic of Ghana", "Western Africa", "Accra", 5.6, -0.19, "Africa/Accra"],
  ["GIN", "GN", "324", "Guinea", "Republic of Guinea", "Western Africa", "Conakry", 9.54, -13.68, "Africa/Conakry"],
  ["GMB", "GM", "270", "Gambia", "Republic of the Gambia", "Western Africa", "Banjul", 13.45, -16.58, "Africa/Banjul"],
  ["GNB", "GW", "624", "Guinea-Bissau", "Republic of Guinea-Bissau", "Western Africa", "Bissau", 11.86, -15.6, "Africa/Bissau"],
  ["GNQ", "GQ", "226", "Equatorial Guinea", "Republic of Equatorial Guinea", "Middle Africa", "Ciudad de la Paz", 1.59, 10.82, "Africa/Malabo"],
  ["GRC", "GR", "300", "Greece", "Hellenic Republic", "Southern Europe", "Athens", 37.98, 23.73, "Europe/Athens"],
  ["GRD", "GD", "308", "Grenada", "Grenada", "Caribbean", "Saint George's", 12.05, -61.75, "America/Grenada"],
  ["GTM", "GT", "320", "Guatemala", "Republic of Guatemala", "Central America", "Guatemala City", 14.63, -90.51, "America/Guatemala"],
  ["GUY", "GY", "328", "Guyana", "Co-operative Republic of Guyana", "South America", "Georgetown", 6.8, -58.16, "America/Guyana"],
  ["HND", "HN", "340", "Honduras", "Republic of Honduras", "Central America", "Tegucigalpa", 14.07, -87.19, "America/Tegucigalpa"],
  ["HRV", "HR", "191", "Croatia", "Republic of Croatia", "Southern Europe", "Zagreb", 45.81, 15.98, "Europe/Zagreb"],
  ["HTI", "HT", "332", "Haiti", "Republic of Haiti", "Caribbean", "Port-au-Prince", 18.54, -72.34, "America/Port-au-Prince"],
  ["HUN", "HU", "348", "Hungary", "Hungary", "Eastern Europe", "Budapest", 47.5, 19.04, "Europe/Budapest"],
  ["IDN", "ID", "360", "Indonesia", "Republic of Indonesia", "South-eastern Asia", "Jakarta", -6.21, 106.85, "Asia/Jakarta"],
  ["IND", "IN", "356", "India", "Republic of India", "Southern Asia", "New Delhi", 28.61, 77.21, "Asia/Kolkata"],
  ["IRL", "IE", "372", "Ireland", "Ireland", "Northern Europe", "Dublin", 53.35, -6.26, "Europe/Dublin"],
  ["IRN", "IR", "364", "Iran", "Islamic Republic of Iran", "Southern Asia", "Tehran", 35.69, 51.39, "Asia/Tehran"],
  ["IRQ", "IQ", "368", "Iraq", "Republic of Iraq", "Western Asia", "Baghdad", 33.32, 44.37, "Asia/Baghdad"],
  ["ISL", "IS", "352", "Iceland", "Republic of Iceland", "Northern Europe", "Reykjavík", 64.15, -21.94, "Atlantic/Reykjavik"],
  ["ISR", "IL", "376", "Israel", "State of Israel", "Western Asia", "Jerusalem", 31.77, 35.21, "Asia/Jerusalem"],
  ["ITA", "IT", "380", "Italy", "Italian Republic", "Southern Europe", "Rome", 41.9, 12.5, "Europe/Rome"],
  ["JAM", "JM", "388", "Jamaica", "Jamaica", "Caribbean", "Kingston", 17.97, -76.79, "America/Jamaica"],
  ["JOR", "JO", "400", "Jordan", "Hashemite Kingdom of Jordan", "Western Asia", "Amman", 31.95, 35.93, "Asia/Amman"],
  ["JPN", "JP", "392", "Japan", "Japan", "Eastern Asia", "Tokyo", 35.68, 139.69, "Asia/Tokyo"],
  ["KAZ", "KZ", "398", "Kazakhstan", "Republic of Kazakhstan", "Central Asia", "Astana", 51.17, 71.45, "Asia/Almaty"],
  ["KEN", "KE", "404", "Kenya", "Republic of Kenya", "Eastern Africa", "Nairobi", -1.29, 36.82, "Africa/Nairobi"],
  ["KGZ", "KG", "417", "Kyrgyzstan", "Kyrgyz Republic", "Central Asia", "Bishkek", 42.87, 74.57, "Asia/Bishkek"],
  ["KHM", "KH", "116", "Cambodia", "Kingdom of Cambodia", "South-eastern Asia", "Phnom Penh", 11.56, 104.92, "Asia/Phnom_Penh"],
  ["KIR", "KI", "296", "Kiribati", "Republic of Kiribati", "Micronesia", "South Tarawa", 1.33, 172.98, "Pacific/Tarawa"],
  ["KNA", "KN", "659", "Saint Kitts and Nevis", "Saint Kitts and Nevis", "Caribbean", "Basseterre", 17.3, -62.72, "America/St_Kitts"],
  ["KOR", "KR", "410", "South Korea", "Republic of Korea", "Eastern Asia", "Seoul", 37.57, 126.98, "Asia/Seoul"],
  ["KWT", "KW", "414", "Kuwait", "State of Kuwait", "Western Asia", "Kuwait City", 29.38, 47.98, "Asia/Kuwait"],
  ["LAO", "LA", "418", "Laos", "Lao People's Democratic Republic", "South-eastern Asia", "Vientiane", 17.98, 102.63, "Asia/Vientiane"],
  ["LBN", "LB", "422", "Lebanon", "Lebanese Republic", "Western Asia", "Beirut", 33.89, 35.5, "Asia/Beirut"],
  ["LBR", "LR", "430", "Liberia", "Republic of Liberia", "Western Africa", "Monrovia", 6.3, -10.8, "Africa/Monrovia"],
  ["LBY", "LY", "434", "Libya", "State of Libya", "Northern Africa", "Tripoli", 32.89, 13.19, "Africa/Tripoli"],
  ["LCA", "LC", "662", "Saint Lucia", "Saint Lucia", "Caribbean", "Castries", 14.01, -60.99, "America/St_Lucia"],
  ["LIE", "LI", "438", "Liechtenstein", "Principality of Liechtenstein", "Western Europe", "Vaduz", 47.14, 9.52, "Europe/Vaduz"],
  ["LKA", "LK", "144", "Sri Lanka", "Democratic Socialist Republic of Sri Lanka", "Southern Asia", "Colombo", 6.93, 79.86, "Asia/Colombo"],
  ["LSO", "LS", "426", "Lesotho", "Kingdom of Lesotho", "Southern Africa", "Maseru", -29.31, 27.48, "Africa/Maseru"],
  ["LTU", "LT", "440", "Lithuania", "Republic of Lithuania", "Northern Europe", "Vilnius", 54.69, 25.28, "Europe/Vilnius"],
  ["LUX", "LU", "442", "Luxembourg", "Grand Duchy of Luxembourg", "Western Europe", "Luxembourg", 49.61, 6.13, "Europe/Luxembourg"],
  ["LVA", "LV", "428", "Latvia", "Republic of Latvia", "Northern Europe", "Riga", 56.95, 24.11, "Europe/Riga"],
  ["MAR", "MA", "504", "Morocco", "Kingdom of Morocco", "Northern Africa", "Rabat", 34.02, -6.84, "Africa/Casablanca"],
  ["MCO", "MC", "492", "Monaco", "Principality of Monaco", "Western Europe", "Monaco", 43.73, 7.42, "Europe/Monaco"],
  ["MDA", "MD", "498", "Moldova", "Republic of Moldova", "Eastern Europe", "Chișinău", 47.01, 28.86, "Europe/Chisinau"],
  ["MDG", "MG", "450", "Madagascar", "Republic of Madagascar", "Eastern Africa", "Antananarivo", -18.88, 47.51, "Indian/Antananarivo"],
  ["MDV", "MV", "462", "Maldives", "Republic of Maldives", "Southern Asia", "Malé", 4.18, 73.51, "Indian/Maldives"],
  ["MEX", "MX", "484", "Mexico", "United Mexican States", "Central America", "Mexico City", 19.43, -99.13, "America/Mexico_City"],
  ["MHL", "MH", "584", "Marshall Islands", "Republic of the Marshall Islands", "Micronesia", "Majuro", 7.09, 171.38, "Pacific/Majuro"],
  ["MKD", "MK", "807", "North Macedonia", "Republic of North Macedonia", "Southern Europe", "Skopje", 42, 21.43, "Europe/Skopje"],
  ["MLI", "ML", "466", "Mali", "Republic of Mali", "Western Africa", "Bamako", 12.64, -8, "Africa/Bamako"],
  ["MLT", "MT", "470", "Malta", "Republic of Malta", "Southern Europe", "Valletta", 35.9, 14.51, "Europe/Malta"],
  ["MMR", "MM", "104", "Myanmar", "Republic of the Union of Myanmar", "South-eastern Asia", "Naypyidaw", 19.76, 96.08, "Asia/Yangon"],
  ["MNE", "ME", "499", "Montenegro", "Montenegro", "Southern Europe", "Podgorica", 42.44, 19.26, "Europe/Podgorica"],
  ["MNG", "MN", "496", "Mongolia", "Mongolia", "Eastern Asia", "Ulaanbaatar", 47.89, 106.91, "Asia/Ulaanbaatar"],
  ["MOZ", "MZ", "508", "Mozambique", "Republic of Mozambique", "Eastern Africa", "Maputo", -25.97, 32.58, "Africa/Maputo"],
  ["MRT", "MR", "478", "Mauritania", "Islamic Republic of Mauritania", "Western Africa", "Nouakchott", 18.08, -15.98, "Africa/Nouakchott"],
  ["MUS", "MU", "480", "Mauritius", "Republic of Mauritius", "Eastern Africa", "Port Louis", -20.16, 57.5, "Indian/Mauritius"],
  ["MWI", "MW", "454", "Malawi", "Republic of Malawi", "Eastern Africa", "Lilongwe", -13.96, 33.77, "Africa/Blantyre"],
  ["MYS", "MY", "458", "Malaysia", "Malaysia", "South-eastern Asia", "Kuala Lumpur", 3.14, 101.69, "Asia/Kuala_Lumpur"],
  ["NAM", "NA", "516", "Namibia", "Republic of Namibia", "Southern Africa", "Windhoek", -22.56, 17.07, "Africa/Windhoek"],
  ["NER", "NE", "562", "Niger", "Republic of the Niger", "Western Africa", "Niamey", 13.51, 2.11, "Africa/Niamey"],
  ["NGA", "NG", "566", "Nigeria", "Federal Republic of Nigeria", "Western Africa", "Abuja", 9.07, 7.49, "Africa/Lagos"],
  ["NIC", "NI", "558", "Nicaragua", "Republic of Nicaragua", "Central America", "Managua", 12.11, -86.24, "America/Managua"],
  ["NLD", "NL", "528", "Netherlands", "Kingdom of the Netherlands", "Western Europe", "Amsterdam", 52.37, 4.9, "Europe/Amsterdam"],
  ["NOR", "NO", "578", "Norway", "Kingdom of Norway", "Northern Europe", "Oslo", 59.91, 10.75, "Europe/Oslo"],
  ["NPL", "NP", "524", "Nepal", "Federal Democratic Republic of Nepal", "Southern Asia", "Kathmandu", 27.72, 85.32, "Asia/Kathmandu"],
  ["NRU", "NR", "520", "Nauru", "Republic of Nauru", "Micronesia", "Yaren", -0.55, 166.92, "Pacific/Nauru"],
  ["NZL", "NZ", "554", "New Zealand", "New Zealand", "Australia and New Zealand", "Wellington", -41.29, 174.78, "Pacific/Auckland"],
  ["OMN", "OM", "512", "Oman", "Sultanate of Oman", "Western Asia", "Muscat", 23.59, 58.41, "Asia/Muscat"],
  ["PAK", "PK", "586", "Pakistan", "Islamic Republic of Pakistan", "Southern Asia", "Islamabad", 33.69, 73.05, "Asia/Karachi"],
  ["PAN", "PA", "591", "Panama", "Republic of Panama", "Central America", "Panama City", 8.98, -79.52, "America/Panama"],
  ["PER", "PE", "604", "Peru", "Republic of Peru", "South America", "Lima", -12.05, -77.04, "America/Lima"],
  ["PHL", "PH", "608", "Philippines", "Republic of the Philippines", "South-eastern Asia", "Manila", 14.6, 120.98, "Asia/Manila"],
  ["PLW", "PW", "585", "Palau", "Republic of Palau", "Micronesia", "Ngerulmud", 7.5, 134.62, "Pacific/Palau"],
  ["PNG", "PG", "598", "Papua New Guinea", "Independent State of Papua New Guinea", "Melanesia", "Port Moresby", -9.44, 147.18, "Pacific/Port_Moresby"],
  ["POL", "PL", "616", "Poland", "Republic of Poland", "Eastern Europe", "Warsaw", 52.23, 21.01, "Europe/Warsaw"],
  ["PRK", "KP", "408", "North Korea", "Democratic People's Republic of Korea", "Eastern Asia", "Pyongyang", 39.03, 125.75, "Asia/Pyongyang"],
  ["PRT", "PT", "620", "Portugal", "Portuguese Republic", "Southern Europe", "Lisbon", 38.72, -9.14, "Europe/Lisbon"],
  ["PRY", "PY", "600", "Paraguay", "Republic of Paraguay", "South America", "Asunción", -25.26, -57.58, "America/Asuncion"],
  ["QAT", "QA", "634", "Qatar", "State of Qatar", "Western Asia", "Doha", 25.29, 51.53, "Asia/Qatar"],
  ["ROU", "RO", "642", "Romania", "Romania", "Eastern Europe", "Bucharest", 44.43, 26.1, "Europe/Bucharest"],
  ["RUS", "RU", "643", "Russia", "Russian Federation", "Eastern Europe", "Moscow", 55.76, 37.62, "Europe/Moscow"],
  ["RWA", "RW", "646", "Rwanda", "Republic of Rwanda", "Eastern Africa", "Kigali", -1.94, 30.06, "Africa/Kigali"],
  ["SAU", "SA", "682", "Saudi Arabia", "Kingdom of Saudi Arabia", "Western Asia", "Riyadh", 24.71, 46.68, "Asia/Riyadh"],
  ["SDN", "SD", "729", "Sudan", "Republic of the Sudan", "Northern Africa", "Khartoum", 15.5, 32.56, "Africa/Khartoum"],
  ["SEN", "SN", "686", "Senegal", "Republic of Senegal", "Western Africa", "Dakar", 14.69, -17.45, "Africa/Dakar"],
  ["SGP", "SG", "702", "Singapore", "Republic of Singapore", "South-eastern Asia", "Singapore", 1.29, 103.85, "Asia/Singapore"],
  ["SLB", "SB", "090", "Solomon Islands", "Solomon Islands", "Melanesia", "Honiara", -9.43, 159.95, "Pacific/Guadalcanal"],
  ["SLE", "SL", "694", "Sierra Leone", "Republic of Sierra Leone", "Western Africa", "Freetown", 8.48, -13.23, "Africa/Freetown"],
  ["SLV", "SV", "222", "El Salvador", "Republic of El Salvador", "Central America", "San Salvador", 13.69, -89.19, "America/El_Salvador"],
  ["SMR", "SM", "674", "San Marino", "Republic of San Marino", "Southern Europe", "San Marino", 43.94, 12.45, "Europe/San_Marino"],
  ["SOM", "SO", "706", "Somalia", "Federal Republic of Somalia", "Eastern Africa", "Mogadishu", 2.05, 45.32, "Africa/Mogadishu"],
  ["SRB", "RS", "688", "Serbia", "Republic of Serbia", "Southern Europe", "Belgrade", 44.79, 20.45, "Europe/Belgrade"],
  ["SSD", "SS", "728", "South Sudan", "Republic of South Sudan", "Eastern Africa", "Juba", 4.85, 31.58, "Africa/Juba"],
  ["STP", "ST", "678", "São Tomé and Príncipe", "Democratic Republic of Sao Tome and Principe", "Middle Africa", "São Tomé", 0.34, 6.73, "Africa/Sao_Tome"],
  ["SUR", "SR", "740", "Suriname", "Republic of Suriname", "South America", "Paramaribo", 5.85, -55.2, "America/Paramaribo"],
  ["SVK", "SK", "703", "Slovakia", "Slovak Republic", "Eastern Europe", "Bratislava", 48.15, 17.11, "Europe/Bratislava"],
  ["SVN", "SI", "705", "Slovenia", "Republic of Slovenia", "Southern Europe", "Ljubljana", 46.06, 14.51, "Europe/Ljubljana"],
  ["SWE", "SE", "752", "Sweden", "Kingdom of Sweden", "Northern Europe", "Stockholm", 59.33, 18.07, "Europe/Stockholm"],
  ["SWZ", "SZ", "748", "Eswatini", "Kingdom of Eswatini", "Southern Africa", "Mbabane", -26.32, 31.13, "Africa/Mbabane"],
  ["SYC", "SC", "690", "Seychelles", "Republic of Seychelles", "Eastern Africa", "Victoria", -4.62, 55.45, "Indian/Mahe"],
  ["SYR", "SY", "760", "Syria", "Syrian Arab Republic", "Western Asia", "Damascus", 33.51, 36.29, "Asia/Damascus"],
  ["TCD", "TD", "148", "Chad", "Republic of Chad", "Middle Africa", "N'Djamena", 12.11, 15.04, "Africa/Ndjamena"],
  ["TGO", "TG", "768", "Togo", "Togolese Republic", "Western Africa", "Lomé", 6.13, 1.22, "Africa/Lome"],
  ["THA", "TH", "764", "Thailand", "Kingdom of Thailand", "South-eastern Asia", "Bangkok", 13.76, 100.5, "Asia/Bangkok"],
  ["TJK", "TJ", "762", "Tajikistan", "Republic of Tajikistan", "Central Asia", "Dushanbe", 38.56, 68.79, "Asia/Dushanbe"],
  ["TKM", "TM", "795", "Turkmenistan", "Turkmenistan", "Central Asia", "Ashgabat", 37.96, 58.33, "Asia/Ashgabat"],
  ["TLS", "TL", "626", "Timor-Leste", "Democratic Republic of Timor-Leste", "South-eastern Asia", "Dili", -8.56, 125.57, "Asia/Dili"],
  ["TON", "TO", "776", "Tonga", "Kingdom of Tonga", "Polynesia", "Nuku'alofa", -21.14, -175.2, "Pacific/Tongatapu"],
  ["TTO", "TT", "780", "Trinidad and Tobago", "Republic of Trinidad and Tobago", "Caribbean", "Port of Spain", 10.65, -61.51, "America/Port_of_Spain"],
  ["TUN", "TN", "788", "Tunisia", "Republic of Tunisia", "Northern Africa", "Tunis", 36.81, 10.18, "Africa/Tunis"],
  ["TUR", "TR", "792", "Türkiye", "Republic of Türkiye", "Western Asia", "Ankara", 39.93, 32.86, "Europe/Istanbul"],
  ["TUV", "TV", "798", "Tuvalu", "Tuvalu", "Polynesia", "Funafuti", -8.52, 179.2, "Pacific/Funafuti"],
  ["TZA", "TZ", "834", "Tanzania", "United Republic of Tanzania", "Eastern Africa", "Dodoma", -6.16, 35.75, "Africa/Dar_es_Salaam"],
  ["UGA", "UG", "800", "Uganda", "Republic of Uganda", "Eastern Africa", "Kampala", 0.35, 32.58, "Africa/Kampala"],
  ["UKR", "UA", "804", "Ukraine", "Ukraine", "Eastern Europe", "Kyiv", 50.45, 30.52, "Europe/Kyiv"],
  ["URY", "UY", "858", "Uruguay", "Eastern Republic of Uruguay", "South America", "Montevideo", -34.9, -56.16, "America/Montevideo"],
  ["USA", "US", "840", "United States", "United States of America", "Northern America", "Washington", 38.91, -77.04, "America/New_York"],
  ["UZB", "UZ", "860", "Uzbekistan", "Republic of Uzbekistan", "Central Asia", "Tashkent", 41.3, 69.24, "Asia/Tashkent"],
  ["VAT", "VA", "336", "Holy See", "Holy See", "Southern Europe", "Vatican City", 41.9, 12.45, "Europe/Vatican"],
  ["VCT", "VC", "670", "Saint Vincent and Grenadines", "Saint Vincent and the Grenadines", "Caribbean", "Kingstown", 13.16, -61.22, "America/St_Vincent"],
  ["VEN", "VE", "862", "Venezuela", "Bolivarian Republic of Venezuela", "South America", "Caracas", 10.48, -66.9, "America/Caracas"],
  ["VNM", "VN", "704", "Vietnam", "Socialist Republic of Viet Nam", "South-eastern Asia", "Hanoi", 21.03, 105.85, "Asia/Ho_Chi_Minh"],
  ["VUT", "VU", "548", "Vanuatu", "Republic of Vanuatu", "Melanesia", "Port Vila", -17.73, 168.32, "Pacific/Efate"],
  ["WSM", "WS", "882", "Samoa", "Independent State of Samoa", "Polynesia", "Apia", -13.83, -171.77, "Pacific/Apia"],
  ["YEM", "YE", "887", "Yemen", "Republic of Yemen", "Western Asia", "Sanaa", 15.37, 44.19, "Asia/Aden"],
  ["ZAF", "ZA", "710", "South Africa", "Republic of South Africa", "Southern Africa", "Pretoria", -25.75, 28.19, "Africa/Johannesburg"],
  ["ZMB", "ZM", "894", "Zambia", "Republic of Zambia", "Eastern Africa", "Lusaka", -15.39, 28.32, "Africa/Lusaka"],
  ["ZWE", "ZW", "716", "Zimbabwe", "Republic of Zimbabwe", "Eastern Africa", "Harare", -17.83, 31.05, "Africa/Harare"],
];

// biome-ignore format: one country to a line
const TERRITORIES: readonly LivingRow[] = [
  ["ABW", "AW", "533", "Aruba", "Aruba", "Caribbean", "Oranjestad", 12.52, -70.03, "America/Aruba"],
  ["AIA", "AI", "660", "Anguilla", "Anguilla", "Caribbean", "The Valley", 18.22, -63.05, "America/Anguilla"],
  ["ALA", "AX", "248", "Åland Islands", "Åland Islands", "Northern Europe", "Mariehamn", 60.1, 19.94, "Europe/Mariehamn"],
  ["ASM", "AS", "016", "American Samoa", "American Samoa", "Polynesia", "Pago Pago", -14.28, -170.7, "Pacific/Pago_Pago"],
  ["ATF", "TF", "260", "French Southern Territories", "French Southern Territories", "Eastern Africa", "Port-aux-Français", -49.35, 70.22, "Indian/Kerguelen"],
  ["BES", "BQ", "535", "Caribbean Netherlands", "Bonaire, Sint Eustatius and Saba", "Caribbean", "Kralendijk", 12.15, -68.27, "America/Kralendijk"],
  ["BLM", "BL", "652", "Saint Barthélemy", "Saint Barthélemy", "Caribbean", "Gustavia", 17.9, -62.85, "America/St_Barthelemy"],
  ["BMU", "BM", "060", "Bermuda", "Bermuda", "Northern America", "Hamilton", 32.29, -64.78, "Atlantic/Bermuda"],
  ["BVT", "BV", "074", "Bouvet Island", "Bouvet Island", "South America", null, -54.42, 3.36, null],
  ["CCK", "CC", "166", "Cocos (Keeling) Islands", "Cocos (Keeling) Islands", "Australia and New Zealand", "West Island", -12.19, 96.83, "Indian/Cocos"],
  ["CUW", "CW", "531", "Curaçao", "Curaçao", "Caribbean", "Willemstad", 12.11, -68.93, "America/Curacao"],
  ["CXR", "CX", "162", "Christmas Island", "Christmas Island", "Australia and New Zealand", "Flying Fish Cove", -10.42, 105.68, "Indian/Christmas"],
  ["CYM", "KY", "136", "Cayman Islands", "Cayman Islands", "Caribbean", "George Town", 19.29, -81.38, "America/Cayman"],
  ["FLK", "FK", "238", "Falkland Islands", "Falkland Islands (Malvinas)", "South America", "Stanley", -51.7, -57.85, "Atlantic/Stanley"],
  ["FRO", "FO", "234", "Faroe Islands", "Faroe Islands", "Northern Europe", "Tórshavn", 62.01, -6.77, "Atlantic/Faroe"],
  ["GGY", "GG", "831", "Guernsey", "Guernsey", "Northern Europe", "Saint Peter Port", 49.46, -2.54, "Europe/Guernsey"],
  ["GIB", "GI", "292", "Gibraltar", "Gibraltar", "Southern Europe", "Gibraltar", 36.14, -5.35, "Europe/Gibraltar"],
  ["GLP", "GP", "312", "Guadeloupe", "Guadeloupe", "Caribbean", "Basse-Terre", 16, -61.73, "America/Guadeloupe"],
  ["GRL", "GL", "304", "Greenland", "Greenland", "Northern America", "Nuuk", 64.18, -51.72, "America/Nuuk"],
  ["GUF", "GF", "254", "French Guiana", "French Guiana", "South America", "Cayenne", 4.92, -52.31, "America/Cayenne"],
  ["GUM", "GU", "316", "Guam", "Guam", "Micronesia", "Hagåtña", 13.47, 144.75, "Pacific/Guam"],
  ["HKG", "HK", "344", "Hong Kong", "Hong Kong Special Administrative Region of China", "Eastern Asia", "Hong Kong", 22.28, 114.16, "Asia/Hong_Kong"],
  ["HMD", "HM", "334", "Heard Island and McDonald Islands", "Heard Island and McDonald Islands", "Australia and New Zealand", null, -53.1, 73.51, null],
  ["IMN", "IM", "833", "Isle of Man", "Isle of Man", "Northern Europe", "Douglas", 54.15, -4.48, "Europe/Isle_of_Man"],
  ["IOT", "IO", "086", "British Indian Ocean Territory", "British Indian Ocean Territory", "Eastern Africa", "Diego Garcia", -7.31, 72.41, "Indian/Chagos"],
  ["JEY", "JE", "832", "Jersey", "Jersey", "Northern Europe", "Saint Helier", 49.18, -2.11, "Europe/Jersey"],
  ["MAC", "MO", "446", "Macao", "Macao Special Administrative Region of China", "Eastern Asia", "Macao", 22.2, 113.55, "Asia/Macau"],
  ["MAF", "MF", "663", "Saint Martin", "Saint Martin (French part)", "Caribbean", "Marigot", 18.07, -63.08, "America/Marigot"],
  ["MNP", "MP", "580", "Northern Mariana Islands", "Northern Mariana Islands", "Micronesia", "Saipan", 15.18, 145.75, "Pacific/Saipan"],
  ["MSR", "MS", "500", "Montserrat", "Montserrat", "Caribbean", "Plymouth", 16.71, -62.22, "America/Montserrat"],
  ["MTQ", "MQ", "474", "Martinique", "Martinique", "Caribbean", "Fort-de-France", 14.6, -61.07, "America/Martinique"],
  ["MYT", "YT", "175", "Mayotte", "Mayotte", "Eastern Africa", "Mamoudzou", -12.78, 45.23, "Indian/Mayotte"],
  ["NCL", "NC", "540", "New Caledonia", "New Caledonia", "Melanesia", "Nouméa", -22.27, 166.45, "Pacific/Noumea"],
  ["NFK", "NF", "574", "Norfolk Island", "Norfolk Island", "Australia and New Zealand", "Kingston", -29.06, 167.96, "Pacific/Norfolk"],
  ["PCN", "PN", "612", "Pitcairn Islands", "Pitcairn", "Polynesia", "Adamstown", -25.07, -130.1, "Pacific/Pitcairn"],
  ["PRI", "PR", "630", "Puerto Rico", "Puerto Rico", "Caribbean", "San Juan", 18.47, -66.11, "America/Puerto_Rico"],
  ["PYF", "PF", "258", "French Polynesia", "French Polynesia", "Polynesia", "Papeete", -17.53, -149.57, "Pacific/Tahiti"],
  ["REU", "RE", "638", "Réunion", "Réunion", "Eastern Africa", "Saint-Denis", -20.88, 55.45, "Indian/Reunion"],
  ["SGS", "GS", "239", "South Georgia and South Sandwich Islands", "South Georgia and the South Sandwich Islands", "South America", "King Edward Point", -54.28, -36.49, "Atlantic/South_Georgia"],
  ["SHN", "SH", "654", "Saint Helena", "Saint Helena, Ascension and Tristan da Cunha", "Western Africa", "Jamestown", -15.93, -5.72, "Atlantic/St_Helena"],
  ["SJM", "SJ", "744", "Svalbard and Jan Mayen", "Svalbard and Jan Mayen", "Northern Europe", "Longyearbyen", 78.22, 15.65, "Arctic/Longyearbyen"],
  ["SPM", "PM", "666", "Saint Pierre and Miquelon", "Saint Pierre and Miquelon", "Northern America", "Saint-Pierre", 46.78, -56.18, "America/Miquelon"],
  ["SXM", "SX", "534", "Sint Maarten", "Sint Maarten (Dutch part)", "Caribbean", "Philipsburg", 18.03, -63.05, "America/Lower_Princes"],
  ["TCA", "TC", "796", "Turks and Caicos Islands", "Turks and Caicos Islands", "Caribbean", "Cockburn Town", 21.46, -71.14, "America/Grand_Turk"],
  ["TKL", "TK", "772", "Tokelau", "Tokelau", "Polynesia", null, -9.2, -171.85, "Pacific/Fakaofo"],
  ["UMI", "UM", "581", "United States Minor Outlying Islands", "United States Minor Outlying Islands", "Micronesia", null, 19.28, 166.65, "Pacific/Wake"],
  ["VGB", "VG", "092", "British Virgin Islands", "British Virgin Islands", "Caribbean", "Road Town", 18.43, -64.62, "America/Tortola"],
  ["VIR", "VI", "850", "U.S. Virgin Islands", "Virgin Islands of the United States", "Caribbean", "Charlotte Amalie", 18.34, -64.93, "America/St_Thomas"],
  ["WLF", "WF", "876", "Wallis and Futuna", "Wallis and Futuna", "Polynesia", "Mata Utu", -13.28, -176.17, "Pacific/Wallis"],
];

// biome-ignore format: one country to a line
const ENTITIES: readonly LivingRow[] = [
  ["ATA", "AQ", "010", "Antarctica", "Antarctica", "Antarctica", null, -77.85, 166.67, "Antarctica/McMurdo"],
  ["COK", "CK", "184", "Cook Islands", "Cook Islands", "Polynesia", "Avarua", -21.21, -159.78, "Pacific/Rarotonga"],
  ["ESH", "EH", "732", "Western Sahara", "Western Sahara", "Northern Africa", "Laayoune", 27.15, -13.2, "Africa/El_Aaiun"],
  ["NIU", "NU", "570", "Niue", "Niue", "Polynesia", "Alofi", -19.06, -169.92, "Pacific/Niue"],
  ["PSE", "PS", "275", "Palestinian Territories", "State of Palestine", "Western Asia", "Ramallah", 31.9, 35.2, "Asia/Hebron"],
  ["TWN", "TW", "158", "Taiwan", "Taiwan", "Eastern Asia", "Taipei", 25.03, 121.57, "Asia/Taipei"],
  ["XKX", "XK", null, "Kosovo", "Republic of Kosovo", "Southern Europe", "Pristina", 42.66, 21.17, "Europe/Belgrade"],
];

// The day it ended is that of the political act. The name Yugoslavia covers both the federation of six republics and
// the one of Serbia and Montenegro that kept its name and its code until 2003. South Vietnam and the United Arab
// Republic never had a code of their own (ISO 3166 began in 1974 with Viet Nam and Egypt). Renamed states (Burma,
// Zaire, Upper Volta, Southern Rhodesia) did not end: they are aliases.
// biome-ignore format: one country to a line
const HISTORICAL: readonly EndedRow[] = [
  ["ANT", "530", "Netherlands Antilles", "Netherlands Antilles", "Caribbean", "Willemstad", 12.11, -68.93, "America/Curacao", "2010-10-10", ["BES", "CUW", "SXM"]],
  ["CSK", "200", "Czechoslovakia", "Czech and Slovak Federative Republic", "Eastern Europe", "Prague", 50.08, 14.44, "Europe/Prague", "1992-12-31", ["CZE", "SVK"]],
  ["DDR", "278", "East Germany", "German Democratic Republic", "Western Europe", "East Berlin", 52.52, 13.41, "Europe/Berlin", "1990-10-02", ["DEU"]],
  ["PCI", "582", "Trust Territory of the Pacific Islands", "Trust Territory of the Pacific Islands", "Micronesia", "Saipan", 15.18, 145.75, "Pacific/Saipan", "1994-10-01", ["FSM", "MHL", "MNP", "PLW"]],
  ["PCZ", null, "Panama Canal Zone", "Panama Canal Zone", "Central America", "Balboa", 8.95, -79.57, "America/Panama", "1979-09-30", ["PAN"]],
  ["SCG", "891", "Serbia and Montenegro", "State Union of Serbia and Montenegro", "Southern Europe", "Belgrade", 44.79, 20.45, "Europe/Belgrade", "2006-06-03", ["SRB", "MNE"]],
  ["SUN", "810", "Soviet Union", "Union of Soviet Socialist Republics", "Eastern Europe", "Moscow", 55.76, 37.62, "Europe/Moscow", "1991-12-26", ["RUS", "ARM", "AZE", "BLR", "EST", "GEO", "KAZ", "KGZ", "LTU", "LVA", "MDA", "TJK", "TKM", "UKR", "UZB"]],
  ["VDR", null, "North Vietnam", "Democratic Republic of Viet-Nam", "South-eastern Asia", "Hanoi", 21.03, 105.85, "Asia/Bangkok", "1976-07-01", ["VNM"]],
  ["XUA", null, "United Arab Republic", "United Arab Republic", "Northern Africa", "Cairo", 30.04, 31.24, "Africa/Cairo", "1961-09-28", ["EGY", "SYR"]],
  ["XVS", null, "South Vietnam", "Republic of Viet-Nam", "South-eastern Asia", "Saigon", 10.78, 106.7, "Asia/Ho_Chi_Minh", "1976-07-01", ["VNM"]],
  ["YMD", "720", "South Yemen", "People's Democratic Republic of Yemen", "Western Asia", "Aden", 12.79, 45.03, "Asia/Aden", "1990-05-22", ["YEM"]],
  ["YUG", "890", "Yugoslavia", "Socialist Federal Republic of Yugoslavia", "Southern Europe", "Belgrade", 44.79, 20.45, "Europe/Belgrade", "2003-02-04", ["SCG", "BIH", "HRV", "MKD", "SVN"]],
];

/** All of them, in order of alpha-3. */
export const COUNTRIES: readonly Country[] = [
  ...STATES.map((row) => living("STATE", row)),
  ...TERRITORIES.map((row) => living("TERRITORY", row)),
  ...ENTITIES.map((row) => living("ENTITY", row)),
  ...HISTORICAL.map(ended),
].sort((a, b) => (a.alpha3 < b.alpha3 ? -1 : 1));

const BY_ALPHA3: ReadonlyMap<string, Country> = new Map(
  COUNTRIES.map((country) => [country.alpha3, country]),
);

/** The country of an alpha-3 code in upper case; null when there is none. */
export function countryByAlpha3(alpha3: string): Country | null {
  return BY_ALPHA3.get(alpha3) ?? null;
}

function living(kind: Exclude<CountryKind, "HISTORICAL">, row: LivingRow): Country {
  const [alpha3, alpha2, numeric, name, formalName, subregion, capital, latitude, longitude, timeZone] = row;
  return {
    alpha3,
    alpha2,
    numeric,
    name,
    formalName,
    aliases: ALIASES[alpha3] ?? [],
    region: REGION_OF_SUBREGION[subregion],
    subregion,
    kind,
    existedUntil: null,
    successors: [],
    capital,
    timeZone,
    latitude,
    longitude,
  };
}

function ended(row: EndedRow): Country {
  const [
    alpha3,
    numeric,
    name,
    formalName,
    subregion,
    capital,
    latitude,
    longitude,
    timeZone,
    until,
    successors,
  ] = row;
  return {
    alpha3,
    alpha2: null,
    numeric,
    name,
    formalName,
    aliases: ALIASES[alpha3] ?? [],
    region: REGION_OF_SUBREGION[subregion],
    subregion,
    kind: "HISTORICAL",
    existedUntil: until,
    successors,
    capital,
    timeZone,
    latitude,
    longitude,
  };
}
