"""Makes the tables of this folder anew: python make.py

Needs XlsxWriter, and LibreOffice for the files that it writes.
"""

import datetime
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

import xlsxwriter

HERE = Path(__file__).parent


def town():
    book = xlsxwriter.Workbook(HERE / "town.xlsx")
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    percent = book.add_format({"num_format": "0.0%"})
    grouped = book.add_format({"num_format": "#,##0"})
    day = book.add_format({"num_format": "yyyy/m/d"})
    places = book.add_format({"num_format": "0.00"})
    cover = book.add_worksheet("表紙")
    cover.write("A1", "この表の見方")
    sheet = book.add_worksheet("進捗管理")
    sheet.merge_range("A1:T1", "わが町DX計画 進捗管理表（令和6年度）", wrap)
    upper = {
        "A": "基本方針", "B": "重点施策", "C": "No.", "D": "取組名",
        "K": "指標", "L": "単位", "P": "予算額\n（千円）", "Q": "開始日",
        "R": "事業費の増減率", "S": "備　考", "T": "元の計算",
    }
    for column, heading in upper.items():
        sheet.merge_range(f"{column}3:{column}4", heading, wrap)
    sheet.merge_range("E3:F3", "担当", wrap)
    sheet.write("E4", "部")
    sheet.write("F4", "課")
    sheet.merge_range("G3:H3", "工程", wrap)
    sheet.write("G4", "令和5年度")
    sheet.write("H4", "令和6年度")
    sheet.merge_range("I3:J3", "令和６年度", wrap)
    sheet.write("I4", "取組実績・\n成果")
    sheet.write("J4", "進捗評価")
    sheet.merge_range("M3:N3", "実績値", wrap)
    sheet.write("M4", "R5")
    sheet.write("N4", "R6")
    sheet.merge_range("O3:O4", "目標値\n（令和8年度）", wrap)

    sheet.merge_range("A5:A8", "１ 行政サービスのDX", wrap)
    sheet.merge_range("B5:B7", "(1) 手続のオンライン化", wrap)
    # One initiative with two indicators: its other cells run over two rows.
    for column, words in {
        "C": 1, "D": "申請を家から\nできるようにする", "E": "政策部", "F": "DX推進室\n市民課",
        "G": "検討", "H": "導入", "I": "・20手続を始めた。\n・周知した。",
        "J": "Ａ 順調に進んだ",
    }.items():
        sheet.merge_range(f"{column}5:{column}6", words, wrap)
    sheet.write_row("K5", ["手続の数", "件", 7.0, 20, "50以上"])
    sheet.write("K6", "満足度")
    sheet.write("M6", 0.5, percent)
    sheet.write("N6", 31.5, places)
    sheet.write("P5", 1200, grouped)
    sheet.write_datetime("Q5", datetime.datetime(2024, 4, 1), day)
    sheet.write("R5", 0.125, percent)
    sheet.write("S5", "国の交付金を使う。来年度から維持費が要るので注意する。")
    sheet.write_formula("T5", "=1+1", None, 2)

    sheet.write_row("C7", [2, "窓口の予約", "市民部", "市民課", "導入", "継続"])
    sheet.write_string("I7", "=予約を始めた。")
    sheet.write("J7", "B")
    sheet.write_formula("T7", "=1/0", None, "#DIV/0!")
    sheet.write("B8", "(2) 公金の収納")
    sheet.write_row("C8", [3, "税をスマホで", "財務部", "税務課\n納税係", "", "検討"])
    sheet.write_row("I8", ["", "－"])
    sheet.write("A9", "2 行政経営のDX")
    sheet.write("B9", "(1) 端末の活用")
    sheet.write_row("C9", [4, "窓口の予約【再掲】", "市民部", "市民課", "導入", "継続"])
    sheet.write_row("I9", ["予約を続けた。", "C"])
    sheet.merge_range("A10:D10", "合計", wrap)
    sheet.write_formula("P10", "=SUM(P5:P9)", grouped, 1200)
    sheet.merge_range("A11:T11", "※ 評価は年度末の時点", wrap)
    book.close()


def by_libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        for ending in ("xlsx", "ods"):
            command = ["soffice", "--headless", "--convert-to", ending, "--outdir", folder, "town.xlsx"]
            subprocess.run(command, cwd=HERE, check=True)
            shutil.copy(f"{folder}/town.{ending}", HERE / f"libreoffice.{ending}")


def huge():
    small = HERE / "small.xlsx"
    book = xlsxwriter.Workbook(small)
    sheet = book.add_worksheet("表")
    sheet.write_row("A1", ["番号", "取組名", "R6評価"])
    sheet.write_row("A2", [1, "申請", "A"])
    sheet.write("A9", "※ 広い")
    sheet.write("XFD1048576", "端")
    book.close()
    with zipfile.ZipFile(small) as old, zipfile.ZipFile(HERE / "huge.xlsx", "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            text = old.read(name)
            if name.endswith("sheet1.xml"):
                merges = b'<mergeCells count="1"><mergeCell ref="A9:XFD1048575"/></mergeCells>'
                text = text.replace(b"</sheetData>", b"</sheetData>" + merges)
            new.writestr(name, text)
    small.unlink()


def shift_jis():
    rows = [
        "整理番号,事業名,所管課,R5,R6,令和6年度取組実績,R6評価,今後の取組,メモ",
        "①,\"申請を\n家から\",\"政策部　ＤＸ推進室、㈱役場\",検討,導入,\"'=20件を始めた。\",○,\"周知する。\n広げる。\",済",
        "②,窓口の予約,市民課,導入,継続,予約を始めた。,◎,続ける。,",
        "③,税をスマホで,税務課,,検討,,△,,'+5%",
    ]
    (HERE / "shift_jis.csv").write_bytes("\r\n".join(rows).encode("cp932") + b"\r\n")


town()
by_libreoffice()
huge()
shift_jis()
