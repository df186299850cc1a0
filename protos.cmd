@echo off
rem protos VERB ... is the program of this checkout. It is built at the first use and whenever a source has changed.
setlocal
where dotnet >nul 2>nul
if errorlevel 1 (
  >&2 echo protos: there is no dotnet on the PATH. Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0
  exit /b 1
)
powershell -NoProfile -ExecutionPolicy Bypass -File "%~dp0eng\build-program.ps1" <nul
if errorlevel 1 exit /b 1
dotnet "%~dp0src\Prototypes.Program\bin\Debug\net10.0\Prototypes.Program.dll" %*
