using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators.Embedding.Placement;
using MLNetVision.Estimators.Persistence;
using MLNetVision.Transforms.Persistence;
using MLNetVision.Transforms.Persistence.State;
using MLNetVision.Transforms.Schemas;

namespace MLNetVision.Estimators.Embedding.Persistence;

/// <summary>
/// What a map is saved as: ML.NET's own transformers carry it as texts, by which a mapping of this library's places rows.
/// </summary>
internal static class SavedMap
{
    /// <summary>Characters of the texts; as many were saved and loaded again.</summary>
    public const int MostCharacters = 48 << 20;

    /// <summary>Makes the chain.</summary>
    /// <param name="map">The map.</param>
    /// <param name="input">The column that it reads.</param>
    /// <param name="output">The column that it adds.</param>
    /// <param name="most">Characters that it may take.</param>
    /// <exception cref="NotSupportedException">The map is too large.</exception>
    public static TransformerChain<ITransformer> Build(FrozenMap map, string input, string output, int most = MostCharacters)
    {
        var texts = MapText.Write(map);
        Check(map, texts, most);
        var transforms = Host.Context.Transforms;
        var builder = new DataViewSchema.Builder();
        builder.AddColumn(input, new VectorDataViewType(NumberDataViewType.Single, map.Rows.Columns));
        var chain = new ChainWriter(new NoRows(builder.ToSchema()));
        chain.Add(transforms.CopyColumns(MapColumns.Input, input));
        chain.AddState(new EstimatorKeyFactory(), EstimatorKeyFactory.Contract, MapColumns.State, texts);
        chain.Add(map.Dimensions == 2
            ? transforms.CustomMapping(new PlaceIn2Factory().GetMapping(), PlaceIn2Factory.Contract)
            : transforms.CustomMapping(new PlaceIn3Factory().GetMapping(), PlaceIn3Factory.Contract));
        chain.Add(transforms.CopyColumns(output, MapColumns.Place));
        chain.Add(transforms.DropColumns(MapColumns.Input, MapColumns.State, MapColumns.Place));
        return chain.ToChain();
    }

    private static void Check(FrozenMap map, string[] texts, int most)
    {
        var characters = texts.Sum(t => (long)t.Length);
        if (characters > most)
        {
            throw new NotSupportedException(
                $"TSne: a map of {map.Rows.Rows} rows of {map.Rows.Columns} numbers cannot be saved: it takes {characters} characters,"
                + $" compressed, and at most {most} are saved with a model. Fit to fewer columns (PCA to 50, for instance) or fewer rows,"
                + " or use ParametricTSne, whose network is saved as ONNX whatever it was fitted to.");
        }
    }
}
