using MLNetVision.Networks;
using MLNetVision.Onnx.Import;
using MLNetVision.Onnx.Proto;

namespace MLNetVision.Onnx;

/// <summary>
/// Turns ONNX models into networks that run and train on every engine. Weights become parameters under the names that they have in the file, shape arithmetic
/// is resolved, and operators that are not supported are reported all together.
/// </summary>
public static class OnnxImporter
{
    /// <summary>The operators that can be imported.</summary>
    public static IReadOnlyList<string> Operators { get; } = [.. OperatorRegistry.Names];

    /// <summary>Reads and imports a file.</summary>
    /// <exception cref="OnnxException">The file is damaged, or holds what is not supported.</exception>
    public static OnnxImport Import(string path, OnnxImportOptions? options = null) => Import(OnnxFile.Read(path), options, Path.GetFileName(path));

    /// <summary>Imports a model that was read.</summary>
    /// <param name="model">The model.</param>
    /// <param name="options">How it is imported.</param>
    /// <param name="name">What errors call it.</param>
    /// <exception cref="OnnxException">The model holds what is not supported.</exception>
    public static OnnxImport Import(ModelProto model, OnnxImportOptions? options = null, string name = "model")
    {
        ArgumentNullException.ThrowIfNull(model);
        options ??= new OnnxImportOptions();
        if (model.Opset is < OperatorRegistry.Oldest or > OperatorRegistry.Newest)
        {
            throw new OnnxException(name, null, $"it uses operator set {model.Opset}; {OperatorRegistry.Oldest} to {OperatorRegistry.Newest} are read");
        }

        var work = new ModelImport(model, name, options);
        if (!options.SymbolicBatch || !InputTypes.CanLead(work.Inputs))
        {
            return work.Run(literalBatch: true);
        }

        try
        {
            var import = work.Run(literalBatch: false);
            if (BatchSafety.Fault(import.Network) is not { } fault)
            {
                return import with { Notes = [.. import.Notes, "The leading 1 of the inputs became the symbolic batch N."] };
            }

            return Literal(work, fault);
        }
        catch (OnnxException e)
        {
            return Literal(work, e.Rule);
        }
    }

    private static OnnxImport Literal(ModelImport work, string reason)
    {
        var import = work.Run(literalBatch: true);
        return import with { Notes = [.. import.Notes, $"The batch stays 1: {reason}"] };
    }
}
