@echo off
rem Installerar villkor utan natverk: dubbelklicka, eller installera.cmd [MAPP]. Kor det igen for att uppdatera.
setlocal EnableExtensions DisableDelayedExpansion
for /f "tokens=2 delims=:." %%c in ('chcp') do set "page=%%c"
chcp 65001 >nul
set "home=%LOCALAPPDATA%\villkor"
set "target=%home%\program"
set "wait=pause"
if not "%~1"=="" set "target=%~f1"
if not "%~1"=="" set "wait=rem"
if not exist "%~dp0hjul\*.whl" goto notunpacked
set "fits=import sys, sysconfig as s; sys.exit(not ((3, 11) <= sys.version_info < (3, 14) and s.get_platform() == 'win-amd64'))"
set "python="
for %%v in (3.13 3.12 3.11) do call :try py -%%v
call :try python
if not defined python goto nopython
%python% -m venv "%target%"
if not "%errorlevel%"=="0" goto failed
"%target%\Scripts\python.exe" -m pip install --disable-pip-version-check --quiet --force-reinstall --no-index --find-links "%~dp0hjul" "villkor[xlsx,stavning,redigerare]"
if not "%errorlevel%"=="0" goto failed
if not exist "%home%\bin" mkdir "%home%\bin"
if exist "%home%\bin\villkor.cmd" del "%home%\bin\villkor.cmd"
copy /y "%target%\Scripts\villkor.exe" "%home%\bin\villkor.exe" >nul
if not "%errorlevel%"=="0" goto failed
"%home%\bin\villkor.exe" --version
if not "%errorlevel%"=="0" goto failed
powershell -NoProfile -NonInteractive -Command "$b = $env:LOCALAPPDATA + '\villkor\bin'; $k = [Microsoft.Win32.Registry]::CurrentUser.CreateSubKey('Environment'); $p = [string]$k.GetValue('Path', '', 'DoNotExpandEnvironmentNames'); if (-not (($p -split ';') -contains $b)) { $k.SetValue('Path', ((@($p.TrimEnd(';'), $b) -ne '') -join ';'), 'ExpandString'); [Environment]::SetEnvironmentVariable('VILLKOR_NY', '', 'User') }"
if not "%errorlevel%"=="0" goto nopath
echo Installerat. Öppna ett nytt terminalfönster och skriv villkor.
set "code=0"
goto end
:nopath
echo Installerat, men Path gick inte att ändra. Lägg till den här mappen i användarens Path:
echo "%home%\bin"
set "code=0"
goto end
:notunpacked
echo Mappen hjul saknas. Packa upp hela zip-filen först (högerklicka, Extrahera alla), och kör installera.cmd i den mapp som blir till.
set "code=1"
goto end
:nopython
echo villkor behöver Python 3.11, 3.12 eller 3.13 för 64-bitars Windows. Installera det först.
set "code=1"
goto end
:failed
echo Det gick inte att installera villkor. Se meddelandet ovanför. Stäng villkor om det är i gång, och försök igen.
set "code=1"
:end
%wait%
chcp %page% >nul
exit /b %code%
:try
if defined python exit /b 0
%* -c "%fits%" >nul 2>nul
if "%errorlevel%"=="0" set "python=%*"
exit /b 0
