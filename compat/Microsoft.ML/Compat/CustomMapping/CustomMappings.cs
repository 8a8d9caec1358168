using System.Reflection;
using Microsoft.ML.Compat.Persistence;
using Microsoft.ML.Transforms;

namespace Microsoft.ML.Compat.CustomMapping;

/// <summary>Saves custom mappings as the name of their contract and their assembly, and makes them again from the class registered for the contract.</summary>
internal static class CustomMappings
{
    public const string LoaderName = "CustomMapping";

    public static void Save(ModelSaveContext context, string contractName, Delegate mapping)
    {
        Guard.State(contractName is not null,
            "A custom mapping without a contract name cannot be saved. Name the contract, and put the mapping into a factory class that carries the name.");
        var writer = context.Begin(LoaderName);
        writer.Write(contractName);
        writer.Write(mapping.Method.DeclaringType.Assembly.FullName);
    }

    public static ITransformer Load(ModelReader reader)
    {
        var contractName = reader.ReadString();
        var components = reader.Environment.ComponentCatalog;
        components.RegisterAssembly(Assembly.Load(reader.ReadString()));
        return components.CreateExtension(typeof(CustomMappingFactoryAttributeAttribute), contractName) is ICustomMappingFactory factory
            ? factory.Create(reader.Environment, contractName)
            : throw Errors.Invalid($"The class registered for contract '{contractName}' is no custom mapping factory.");
    }
}
