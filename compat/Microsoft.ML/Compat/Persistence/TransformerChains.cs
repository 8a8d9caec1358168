using System.Globalization;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Persistence;

/// <summary>Saves and loads chains: the scopes in the record, the transformers as children.</summary>
internal static class TransformerChains
{
    public const string LoaderName = "TransformerChain";

    public static void Save(ITransformerChain chain, ModelSaveContext context)
    {
        var writer = Guard.NotNull(context, nameof(context)).Begin(LoaderName);
        writer.WriteArray<int>([.. chain.Scopes.Select(s => (int)s)]);
        for (var i = 0; i < chain.Transformers.Count; i++)
            writer.SaveChild(Child(i), chain.Transformers[i]);
    }

    public static TransformerChain<ITransformer> Load(ModelReader reader)
    {
        var scopes = reader.ReadArray<int>();
        var transformers = Enumerable.Range(0, scopes.Length).Select(i => reader.LoadChild<ITransformer>(Child(i)));
        return new TransformerChain<ITransformer>([.. transformers], [.. scopes.Select(s => (TransformerScope)s)]);
    }

    private static string Child(int index) => index.ToString("'Transform_'000", CultureInfo.InvariantCulture);
}
