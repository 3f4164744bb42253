"""Turns the code of a country into the English words for what is of it, and for its people.

Babel has the names of countries and no such words, and no library that is kept has them either.
"""

# By ISO 3166 code; a plural that only adds an `s` is not written.
_WORDS = """
AD Andorran | AE Emirati | AF Afghan | AG Antiguan | AL Albanian | AM Armenian | AO Angolan | AR
Argentine Argentinian | AT Austrian | AU Australian | AZ Azerbaijani Azeri | BA Bosnian | BB Barbadian |
BD Bangladeshi | BE Belgian | BF Burkinabe | BG Bulgarian | BH Bahraini | BI Burundian | BJ Beninese | BN
Bruneian | BO Bolivian | BR Brazilian | BS Bahamian | BT Bhutanese | BW Botswanan Motswana Batswana | BY
Belarusian | BZ Belizean | CA Canadian | CD Congolese | CF Central-African | CG Congolese | CH Swiss | CI
Ivorian | CL Chilean | CM Cameroonian | CN Chinese | CO Colombian | CR Costa-Rican | CU Cuban | CV
Cape-Verdean | CY Cypriot | CZ Czech | DE German | DJ Djiboutian | DK Danish Dane | DM Dominican | DO
Dominican | DZ Algerian | EC Ecuadorian | EE Estonian | EG Egyptian | EH Sahrawi | ER Eritrean | ES
Spanish Spaniard | ET Ethiopian | FI Finnish Finn | FJ Fijian | FM Micronesian | FO Faroese | FR French
Frenchman Frenchmen Frenchwoman | GA Gabonese | GB British Briton | GD Grenadian | GE Georgian | GH
Ghanaian | GL Greenlandic Greenlander | GM Gambian | GN Guinean | GQ Equatoguinean | GR Greek | GT
Guatemalan | GW Bissau-Guinean | GY Guyanese | HK Hongkonger | HN Honduran | HR Croatian Croat | HT
Haitian | HU Hungarian | ID Indonesian | IE Irish Irishman Irishmen | IL Israeli | IN Indian | IQ Iraqi |
IR Iranian | IS Icelandic Icelander | IT Italian | JM Jamaican | JO Jordanian | JP Japanese | KE Kenyan |
KG Kyrgyz Kyrgyzstani | KH Cambodian | KM Comoran | KN Kittitian | KP North-Korean | KR South-Korean | KW
Kuwaiti | KZ Kazakh Kazakhstani | LA Lao Laotian | LB Lebanese | LC Saint-Lucian | LI Liechtensteiner |
LK Sri-Lankan | LR Liberian | LS Basotho Mosotho | LT Lithuanian | LU Luxembourgish | LV Latvian | LY
Libyan | MA Moroccan | MC Monegasque | MD Moldovan | ME Montenegrin | MG Malagasy | MH Marshallese | MK
Macedonian North-Macedonian | ML Malian | MM Burmese | MN Mongolian | MR Mauritanian | MT Maltese | MU
Mauritian | MV Maldivian | MW Malawian | MX Mexican | MY Malaysian | MZ Mozambican | NA Namibian | NE
Nigerien | NG Nigerian | NI Nicaraguan | NL Dutch Dutchman Dutchmen | NO Norwegian | NP Nepalese Nepali |
NR Nauruan | NZ New-Zealander | OM Omani | PA Panamanian | PE Peruvian | PG Papua-New-Guinean | PH
Filipino Philippine | PK Pakistani | PL Polish Pole | PR Puerto-Rican | PS Palestinian | PT Portuguese |
PW Palauan | PY Paraguayan | QA Qatari | RO Romanian | RS Serbian Serb | RU Russian | RW Rwandan | SA
Saudi Saudi-Arabian | SB Solomon-Islander | SC Seychellois | SD Sudanese | SE Swedish Swede | SG
Singaporean | SI Slovenian Slovene | SK Slovak | SL Sierra-Leonean | SM Sammarinese | SN Senegalese | SO
Somali | SR Surinamese | SS South-Sudanese | ST Santomean | SV Salvadoran | SY Syrian | SZ Swazi | TD
Chadian | TG Togolese | TH Thai | TJ Tajik Tajikistani | TL Timorese East-Timorese | TM Turkmen | TN
Tunisian | TO Tongan | TR Turkish Turk | TT Trinidadian | TV Tuvaluan | TW Taiwanese | TZ Tanzanian | UA
Ukrainian | UG Ugandan | US American | UY Uruguayan | UZ Uzbek Uzbekistani | VA Vatican | VC Vincentian |
VE Venezuelan | VN Vietnamese | VU Ni-Vanuatu | WS Samoan | XK Kosovar Kosovan | YE Yemeni | ZA
South-African | ZM Zambian | ZW Zimbabwean
"""
# Names that the CLDR has not, and that articles write.
_NAMES = """
US US | US USA | US America | GB UK | GB Britain | AE UAE | TR Turkey | CZ Czech-Republic | CI Ivory-Coast
MM Burma | PS Palestine | KR South-Korea | KP North-Korea | RU Russian-Federation | CD DRC | CD DR-Congo
VA Vatican | NL Holland | SZ Swaziland | CV Cape-Verde | TL East-Timor | MK Macedonia | BA Bosnia
"""
_UNCHANGING = ("s", "sh", "ch", "ese", "z", "men")

DEMONYMS: dict[str, tuple[str, ...]] = {}
for _entry in _WORDS.replace("\n", " ").split("|"):
    if _entry.strip():
        _code, *_written = _entry.split()
        _singular = [each.replace("-", " ") for each in _written]
        DEMONYMS[_code] = (*_singular, *(f"{each}s" for each in _singular if not each.endswith(_UNCHANGING)))
NAMES: tuple[tuple[str, str], ...] = tuple(
    (code, name.replace("-", " "))
    for code, name in (each.split() for each in _NAMES.replace("\n", " | ").split("|") if each.strip())
)
