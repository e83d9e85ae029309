@echo off
rem Installerar villkor utan natverk: dubbelklicka, eller installera.cmd [MAPP]. Kor det igen for att uppdatera.
chcp 65001 >nul
setlocal
set "home=%LOCALAPPDATA%\villkor"
set "target=%home%\program"
set "written=%%LOCALAPPDATA%%\villkor\program"
if not "%~1"=="" set "target=%~1"
if not "%~1"=="" set "written=%~1"
set "python=py -3"
where py >nul 2>nul || set "python=python"
%python% -c "import sys; sys.exit(sys.version_info < (3, 11))" 2>nul || goto nopython
%python% -m venv "%target%" || goto failed
"%target%\Scripts\python.exe" -m pip install --disable-pip-version-check --quiet --upgrade --no-index --find-links "%~dp0hjul" "villkor[xlsx]" || goto failed
if not exist "%home%\bin" mkdir "%home%\bin"
> "%home%\bin\villkor.cmd" echo @"%written%\Scripts\villkor.exe" %%*
powershell -NoProfile -Command "$b = $env:LOCALAPPDATA + '\villkor\bin'; $p = [string][Environment]::GetEnvironmentVariable('Path', 'User'); if (-not (($p -split ';') -contains $b)) { [Environment]::SetEnvironmentVariable('Path', (@($p.TrimEnd(';'), $b) -ne '') -join ';', 'User') }" || goto failed
"%target%\Scripts\villkor.exe" --version
echo Installerat. Öppna ett nytt terminalfönster och skriv villkor.
pause
exit /b 0
:nopython
echo villkor behöver Python 3.11 eller senare. Installera det först.
pause
exit /b 1
:failed
echo Det gick inte att installera villkor. Se meddelandet ovanför.
pause
exit /b 1
