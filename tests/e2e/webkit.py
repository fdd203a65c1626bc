"""A browser for the journeys: WebKitGTK in a window, told what to do by WebKitWebDriver, on a profile that it is given.

MiniBrowser forgets everything under a driver, and neither the driver nor, under it, the page can print: here the profile stays, downloads go
into a folder, and once a file `paper` lies there (width and height in millimetres), the page is printed beside it as printed.pdf.

    python3 webkit.py PROFILE DOWNLOADS
"""

import os
import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("WebKit2", "4.1")
from gi.repository import GLib, Gtk, WebKit2  # noqa: E402

profile, downloads = sys.argv[1:3]
asked = os.path.join(downloads, "paper")
views = []


def page_setup(width, height):
    setup = Gtk.PageSetup()
    setup.set_paper_size(Gtk.PaperSize.new_custom("paper", "paper", width, height, Gtk.Unit.MM))
    for side in ("top", "bottom", "left", "right"):
        getattr(setup, f"set_{side}_margin")(10, Gtk.Unit.MM)
    return setup


def print_if_asked():
    try:
        with open(asked) as file:
            width, height = (float(part) for part in file.read().split())
    except (OSError, ValueError):
        return True
    os.remove(asked)
    operation = WebKit2.PrintOperation.new(views[-1])
    settings = Gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf")
    settings.set(Gtk.PRINT_SETTINGS_OUTPUT_URI, "file://" + os.path.join(downloads, "printed.pdf"))
    operation.set_print_settings(settings)
    operation.set_page_setup(page_setup(width, height))
    operation.print_()
    return True


def on_download(_context, download):
    def on_named(download, name):
        download.set_destination("file://" + os.path.join(downloads, name))
        return True

    download.connect("decide-destination", on_named)


def new_view(_session):
    return shown(WebKit2.WebView(web_context=context, settings=settings, is_controlled_by_automation=True))


def view_for_link(opener, _action):
    """A link that opens a tab of its own."""
    return shown(WebKit2.WebView(related_view=opener, settings=settings, is_controlled_by_automation=True))


def shown(view):
    window = Gtk.Window(default_width=1280, default_height=900, decorated=False)
    def on_close(view):
        views.remove(view)
        window.destroy()

    view.connect("close", on_close)
    view.connect("create", view_for_link)
    window.add(view)
    window.show_all()
    views.append(view)
    view.grab_focus()
    return view


def on_started(_context, session):
    application = WebKit2.ApplicationInfo()
    application.set_name("WebKitGTK")
    application.set_version(WebKit2.get_major_version(), WebKit2.get_minor_version(), WebKit2.get_micro_version())
    session.set_application_info(application)
    session.connect("create-web-view", new_view)


manager = WebKit2.WebsiteDataManager(base_data_directory=profile, base_cache_directory=os.path.join(profile, "cache"))
context = WebKit2.WebContext(website_data_manager=manager)
context.set_automation_allowed(True)
context.connect("automation-started", on_started)
context.connect("download-started", on_download)
# Without a graphics card each picture would be drawn as for one, by the processor.
settings = WebKit2.Settings(hardware_acceleration_policy=WebKit2.HardwareAccelerationPolicy.NEVER)
GLib.timeout_add(100, print_if_asked)
Gtk.main()
