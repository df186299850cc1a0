using System.IO.Compression;
using System.Xml.Linq;

namespace Build.Tests.Support;

/// <summary>A package source in a folder, with stand-ins for the official Pulumi packages at the pinned versions.</summary>
internal static class PackageFolder
{
    public static void WritePulumiPackages(string folder)
    {
        Directory.CreateDirectory(folder);
        var versions = XDocument.Load(Path.Combine(Checkout.Repository, "Directory.Packages.props"))
            .Descendants("PackageVersion")
            .ToDictionary(element => element.Attribute("Include")!.Value, element => element.Attribute("Version")!.Value);
        foreach (var id in new[] { "Pulumi", "Pulumi.Command", "Pulumi.Kubernetes", "Pulumi.Random" })
        {
            WritePackage(folder, id, versions[id]);
        }
    }

    private static void WritePackage(string folder, string id, string version)
    {
        using var package = ZipFile.Open(Path.Combine(folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        using (var writer = new StreamWriter(package.CreateEntry($"{id}.nuspec").Open()))
        {
            writer.Write(
                $"""
                <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
                  <metadata>
                    <id>{id}</id><version>{version}</version><authors>tests</authors><description>A stand-in.</description>
                  </metadata>
                </package>
                """);
        }

        package.CreateEntryFromFile(typeof(FactAttribute).Assembly.Location, $"lib/net10.0/{id}.dll");
    }
}
