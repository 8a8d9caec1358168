using System.Reflection;
using System.Reflection.Emit;
using Microsoft.ML;
using Microsoft.ML.Transforms;
using MLNetVision.Tests.Contracts.CustomMapping;

namespace MLNetVision.Tests.Contracts.Hosting;

/// <summary>Assemblies whose classes claim contracts.</summary>
public sealed class ComponentCatalogTests
{
    [Fact]
    public void Two_classes_for_one_contract_are_an_error_unless_errors_are_skipped()
    {
        Assert.Throws<InvalidOperationException>(() => new MLContext().ComponentCatalog.RegisterAssembly(WithContracts("same", "same")));
        new MLContext().ComponentCatalog.RegisterAssembly(WithContracts("same", "same"), throwOnError: false);
        new MLContext().ComponentCatalog.RegisterAssembly(WithContracts("one", "two"));
    }

    [Fact]
    public void Contexts_do_not_share_what_is_registered()
    {
        var first = new MLContext();
        first.ComponentCatalog.RegisterAssembly(WithContracts(Scale.Contract));
        Assert.Throws<InvalidOperationException>(() => first.ComponentCatalog.RegisterAssembly(typeof(Scale).Assembly));
        new MLContext().ComponentCatalog.RegisterAssembly(typeof(Scale).Assembly);
    }

    [Fact]
    public void A_class_of_a_contract_needs_a_parameterless_constructor_when_it_is_used()
    {
        var ml = new MLContext();
        var data = Pipelines.Row.Data(ml);
        using var stream = new MemoryStream();
        ml.Model.Save(ml.Transforms.CustomMapping<Scale.In, Scale.Out>(Scale.Map, "MLNetVision.Tests.NoConstructor").Fit(data), data.Schema, stream);
        var other = new MLContext();
        other.ComponentCatalog.RegisterAssembly(WithContracts("MLNetVision.Tests.NoConstructor"));
        var exception = Assert.ThrowsAny<Exception>(() => other.Model.Load(stream, out _));
        Assert.IsType<MissingMethodException>(exception.GetBaseException());
    }

    // An assembly with one class for each contract, none of which can be made.
    private static AssemblyBuilder WithContracts(params string[] contracts)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName($"Contracts{Guid.NewGuid():N}"), AssemblyBuilderAccess.Run);
        var module = assembly.DefineDynamicModule("Main");
        var attribute = typeof(CustomMappingFactoryAttributeAttribute).GetConstructor([typeof(string)])!;
        for (var i = 0; i < contracts.Length; i++)
        {
            var type = module.DefineType($"Class{i}", TypeAttributes.Public | TypeAttributes.Class | TypeAttributes.Abstract);
            type.SetCustomAttribute(new CustomAttributeBuilder(attribute, [contracts[i]]));
            type.CreateType();
        }

        return assembly;
    }
}
