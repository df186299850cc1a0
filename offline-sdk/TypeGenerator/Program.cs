using TypeGenerator;

try
{
    var checkout = Checkout.Find();
    var schemas = SchemaFolder.Find(checkout.Root, Environment.GetEnvironmentVariable(SchemaFolder.Variable))
        ?? throw new GenerationException(
            $"No provider schemas found. Put them in '../shared/schemas' beside the checkout, or name their folder in {SchemaFolder.Variable}.");
    foreach (var result in Generation.Run(schemas, TypeList.Read(checkout.TypeList)))
    {
        var changed = GeneratedFolder.Write(checkout.Generated(result.Package), result.Files);
        Console.WriteLine($"{result.Package.Namespace}: {result.Files.Count} files, {changed} changed");
    }

    return 0;
}
catch (GenerationException exception)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
