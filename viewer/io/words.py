"""The closed vocabularies of format 1, and the code lists that it takes from elsewhere."""

from __future__ import annotations

from typing import Final

FORMAT_VERSION: Final = 1

COLORS: Final = 8
FLOWS: Final = ("import", "export", "total", "balance")
COMPARATORS: Final = ("=", "<", "<=", ">", ">=")
ORIGINS: Final = ("stated", "derived", "implied", "estimated")
FREQUENCIES: Final = ("A", "Q", "M", "W", "D", "irregular")
ACTOR_KINDS: Final = ("person", "group", "organisation", "government", "media", "agency")
PLACE_KINDS: Final = ("country", "province", "city", "county", "site", "border", "route")
DIRECTION_KINDS: Final = ("one-way", "mutual", "internal", "third")
CHANGE_KINDS: Final = ("percent", "points", "ratio")
CHANGE_DIRECTIONS: Final = ("up", "down")

OBSERVATION_STATUSES: Final = tuple("ABDEFGHIJKLMNOPQSUVW")
"""SDMX CL_OBS_STATUS."""

ISO_4217 = (
    "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP "
    "BYN BZD CAD CDF CHF CLF CLP CNH CNY COP CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR "
    "FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD "
    "JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LTL LVL LYD MAD MDL MGA MKD MMK "
    "MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG "
    "QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS "
    "TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XAG XAU XCD XCG XDR "
    "XOF XPD XPF XPT YER ZAR ZMW ZWG ZWL ATS BEF CSK DDM DEM EEK ESP FIM FRF GRD IEP ITL LUF MTL "
    "NLG PTE SIT SKK SUR XEU YUM"
)
"""Currencies of today, and those of the last fifty years that statistics still name."""

OTHER_UNITS = (
    "PERCENT PERMILLE PERCENTAGE_POINTS POINTS RATIO INDEX RANK RATE "
    "ITEMS PIECES PAIRS DOZENS CASES EVENTS VISITS TRIPS FLIGHTS VEHICLES TRUCKS TRAINS SHIPS "
    "WAGONS CONTAINERS TEU PARCELS DOCUMENTS LETTERS FIRMS "
    "PERSONS HOUSEHOLDS WORKERS SOLDIERS TOURISTS STUDENTS HEADS "
    "YEARS MONTHS WEEKS DAYS HOURS MINUTES SECONDS "
    "MM CM M KM NMI MI FT M2 HA KM2 ACRES FT2 M3 L HL ML BBL GAL "
    "G KG T KT MT LB OZ CT DWT GT "
    "W KW MW GW WH KWH MWH GWH TWH J MJ GJ TJ PJ TOE KTOE BTU MMBTU "
    "BPD BBL_PER_DAY T_PER_YEAR USD_PER_T USD_PER_BBL DEGREES_C"
)
"""Units that are no money, by the short names statistics give them; T is the metric ton."""

AREAS = (
    "ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD "
    "BGR BHR BHS BIH BLM BLR BLZ BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR "
    "COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESH "
    "ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC GRD GRL "
    "GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR "
    "JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR "
    "MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL "
    "NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL PRI PRK PRT PRY "
    "PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP "
    "SUR SVK SVN SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA "
    "UGA UKR UMI URY USA UZB VAT VCT VEN VGB VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE "
    "ANT BUR CSK DDR SCG SUN TMP VDR YMD YUG ZAR XKX WLD EUU EMU"
)
"""ISO 3166-1 alpha-3 of today, former ones, and the aggregates world, EU and euro area."""


def listed(codes: str) -> frozenset[str]:
    """Return a list of codes as a set."""
    return frozenset(codes.split())


LANGUAGE_PATTERN: Final = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"
OWN_UNIT_PATTERN: Final = r"^X-[A-Z0-9_-]{1,40}$"
ID_PATTERN: Final = r"^[\p{L}\p{M}\p{N}._:/+@~-]+$"
WORD_PATTERN: Final = r"^[a-z0-9]+([-_][a-z0-9]+)*$"
CODE_PATTERN: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
ADDRESS_PATTERN: Final = r"^[^\s\p{C}]+$"
"""``\\p`` is known to Rust and, with the flag u, to JavaScript; Python's `re` has it not."""
