using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.ML.Compat;

namespace Microsoft.ML.Runtime;

/// <summary>The classes of registered assemblies that carry an extension attribute, by contract name.</summary>
public sealed class ComponentCatalog
{
    private readonly ConcurrentDictionary<Assembly, bool> _assemblies = new();
    private readonly ConcurrentDictionary<string, Type> _extensions = new();

    internal ComponentCatalog()
    {
    }

    public void RegisterAssembly(Assembly assembly, bool throwOnError = true)
    {
        Guard.NotNull(assembly, nameof(assembly));
        if (!_assemblies.TryAdd(assembly, true))
            return;
        foreach (var type in assembly.GetTypes().Where(t => t.IsClass))
        {
            foreach (var attribute in type.GetCustomAttributes(typeof(ExtensionBaseAttribute), inherit: false).Cast<ExtensionBaseAttribute>())
                Register(attribute, type, throwOnError);
        }
    }

    /// <summary>The class registered for an attribute type and contract name, made with its public parameterless constructor.</summary>
    internal object CreateExtension(Type attributeType, string contractName)
        => _extensions.TryGetValue(Key(attributeType, contractName), out var type)
            ? Activator.CreateInstance(type)
            : throw Errors.Invalid(
                $"No class for contract '{contractName}' is registered; call ComponentCatalog.RegisterAssembly with the assembly that holds it.");

    private static string Key(Type attributeType, string contractName) => $"{attributeType.FullName}|{contractName}";

    private void Register(ExtensionBaseAttribute attribute, Type type, bool throwOnError)
    {
        var other = _extensions.GetOrAdd(Key(attribute.GetType(), attribute.ContractName), type);
        if (other != type && throwOnError)
            throw Errors.Invalid($"Contract '{attribute.ContractName}' is claimed by {other.FullName} and by {type.FullName}; it must name one class.");
    }
}
