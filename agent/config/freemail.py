"""Domains where private people have their mail: a candidate's address proves no employer."""

_BY_REGION = (
    """
    gmail.com googlemail.com icloud.com me.com mac.com privaterelay.appleid.com aol.com aol.de aol.fr aol.co.uk
    aim.com
    """,
    """
    outlook.com outlook.de outlook.fr outlook.es outlook.it outlook.pt outlook.be outlook.dk outlook.cz outlook.at
    outlook.ie outlook.jp outlook.com.au outlook.com.br outlook.com.tr outlook.sa outlook.in hotmail.com
    hotmail.co.uk hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.be hotmail.nl hotmail.se hotmail.dk hotmail.no
    hotmail.fi hotmail.ch hotmail.at hotmail.gr hotmail.ca hotmail.co.jp hotmail.com.ar hotmail.com.br
    hotmail.com.tr hotmail.cl live.com live.co.uk live.de live.fr live.it live.nl live.be live.dk live.no live.se
    live.at live.ie live.ca live.com.au live.com.mx live.com.pt live.cn live.in live.jp windowslive.com msn.com
    passport.com
    """,
    """
    yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.pt yahoo.se yahoo.dk yahoo.no yahoo.fi yahoo.pl
    yahoo.ro yahoo.gr yahoo.ie yahoo.at yahoo.be yahoo.ca yahoo.co.jp yahoo.co.in yahoo.in yahoo.co.id yahoo.co.kr
    yahoo.co.nz yahoo.com.ar yahoo.com.au yahoo.com.br yahoo.com.mx yahoo.com.tr yahoo.com.sg yahoo.com.hk
    yahoo.com.tw yahoo.com.ph yahoo.com.vn ymail.com rocketmail.com myyahoo.com
    """,
    """
    proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tutamail.com tuta.io tuta.com mail.com
    zoho.com zohomail.com zohomail.eu fastmail.com fastmail.fm hey.com duck.com hushmail.com inbox.com mailfence.com
    disroot.org riseup.net runbox.com startmail.com simplelogin.com
    """,
    # Germany, Austria, Switzerland
    """
    gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.li gmx.fr gmx.es gmx.us gmx.co.uk web.de email.de t-online.de
    freenet.de arcor.de online.de posteo.de posteo.net mailbox.org vodafonemail.de 1und1.de kabelmail.de unitybox.de
    ewe.net ewetel.net netcologne.de a1.net aon.at chello.at bluewin.ch sunrise.ch hispeed.ch swissonline.ch
    """,
    # France, Belgium, the Netherlands
    """
    orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr club-internet.fr aliceadsl.fr
    telenet.be skynet.be proximus.be scarlet.be ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl xs4all.nl
    upcmail.nl hetnet.nl casema.nl quicknet.nl tele2.nl chello.nl
    """,
    # Southern Europe
    """
    libero.it virgilio.it tiscali.it alice.it tin.it inwind.it iol.it fastwebnet.it email.it poste.it sapo.pt iol.pt
    netcabo.pt clix.pt telefonica.net terra.es ono.com movistar.es otenet.gr forthnet.gr mynet.com superonline.com
    """,
    # Northern Europe
    """
    telia.com bredband.net comhem.se spray.se tele2.se bahnhof.se mail.dk jubii.dk stofanet.dk youmail.dk online.no
    getmail.no luukku.com kolumbus.fi elisanet.fi saunalahti.fi suomi24.fi pp.inet.fi welho.com inbox.lv inbox.lt
    one.lv mail.ee
    """,
    # Central and Eastern Europe
    """
    wp.pl o2.pl onet.pl op.pl interia.pl interia.eu poczta.onet.pl poczta.fm gazeta.pl vp.pl tlen.pl seznam.cz
    email.cz post.cz centrum.cz atlas.cz volny.cz azet.sk centrum.sk zoznam.sk post.sk freemail.hu citromail.hu
    t-online.hu indamail.hu abv.bg mail.bg dir.bg yandex.ru yandex.com yandex.ua yandex.by yandex.kz ya.ru mail.ru
    inbox.ru list.ru bk.ru internet.ru rambler.ru ukr.net i.ua meta.ua bigmir.net
    """,
    # Britain and Ireland
    """
    btinternet.com btopenworld.com sky.com virginmedia.com ntlworld.com blueyonder.co.uk talktalk.net tiscali.co.uk
    plus.com eircom.net
    """,
    # America and Oceania
    """
    comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com
    optonline.net frontier.com windstream.net roadrunner.com rr.com rogers.com shaw.ca sympatico.ca bell.net
    telus.net videotron.ca uol.com.br bol.com.br terra.com.br ig.com.br globomail.com bigpond.com bigpond.net.au
    optusnet.com.au iinet.net.au xtra.co.nz
    """,
    # Asia
    """
    qq.com foxmail.com 163.com 126.com yeah.net sina.com sina.cn sohu.com aliyun.com 139.com 189.cn 21cn.com
    naver.com hanmail.net daum.net kakao.com nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp
    nifty.com biglobe.ne.jp ocn.ne.jp so-net.ne.jp rediffmail.com indiatimes.com sify.com walla.co.il
    netvision.net.il bezeqint.net
    """,
)
FREE_MAIL_DOMAINS = tuple(domain for region in _BY_REGION for domain in region.split())
