using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Estimators;
using MLNetVision.Training;

namespace MLNetVision.Cli.Embed;

/// <summary>A map that was made.</summary>
/// <param name="Places">A place for each picture.</param>
/// <param name="Says">How it came about, in a line.</param>
/// <param name="EndedEarly">Whether somebody ended it.</param>
internal sealed record EmbedMap(IReadOnlyList<float[]> Places, string Says, bool EndedEarly)
{
    /// <summary>More numbers than these become as many principal components before t-SNE.</summary>
    private const int Components = 50;

    private const string Input = "Pixels", Output = "Place";

    /// <summary>Makes it.</summary>
    public static EmbedMap Make(EmbedOptions options, IReadOnlyList<float[]> rows, VisionRun run)
    {
        var context = new MLContext((int)(options.Seed % int.MaxValue));
        var definition = SchemaDefinition.Create(typeof(Row));
        definition[Input].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows[0].Length);
        var data = context.Data.LoadFromEnumerable(rows.Select(r => new Row { Pixels = r }).ToArray(), definition);
        return options.Method switch
        {
            EmbedMethod.Pca => Pca(context, data, options, run),
            EmbedMethod.Autoencoder => Autoencoder(context, data, options, run),
            _ => Tsne(context, data, rows, options, run),
        };
    }

    private static EmbedMap Pca(MLContext context, IDataView data, EmbedOptions options, VisionRun run)
    {
        using var model = context.Transforms.Pca(Output, Input, new PcaOptions { Components = options.Dimensions, Seed = options.Seed }, run).Fit(data);
        var share = model.Analysis.ExplainedVarianceRatio.Sum();
        return new EmbedMap(
            PlacesOf(model, data), string.Create(CultureInfo.InvariantCulture, $"{share * 100:0.0} % of the variance"), model.Analysis.WasCancelled);
    }

    private static EmbedMap Tsne(MLContext context, IDataView data, IReadOnlyList<float[]> rows, EmbedOptions options, VisionRun run)
    {
        var input = Input;
        PcaModel? reduced = null;
        if (rows[0].Length > Components && rows.Count > Components)
        {
            reduced = context.Transforms.Pca("Scores", Input, new PcaOptions { Components = Components, Seed = options.Seed }, run).Fit(data);
            (data, input) = (reduced.Transform(data), "Scores");
        }

        using (reduced)
        {
            var usual = new TSneOptions();
            var settings = usual with
            {
                Dimensions = options.Dimensions,
                Perplexity = options.Perplexity ?? Math.Clamp((rows.Count - 1) / 3.0, 1, usual.Perplexity),
                Iterations = options.Iterations,
                ExaggeratedIterations = Math.Min(usual.ExaggeratedIterations, options.Iterations / 4),
                Seed = options.Seed,
            };
            var map = context.Transforms.TSne(Output, input, settings, run).Fit(data);
            var divergence = double.IsNaN(map.Divergence) ? "" : string.Create(CultureInfo.InvariantCulture, $", divergence {map.Divergence:0.000}");
            return new EmbedMap(
                map.Map,
                string.Create(CultureInfo.InvariantCulture, $"Perplexity {settings.Perplexity:0.#}, {map.Iterations:N0} iterations{divergence}"),
                map.WasCancelled);
        }
    }

    private static EmbedMap Autoencoder(MLContext context, IDataView data, EmbedOptions options, VisionRun run)
    {
        var settings = new AutoencoderOptions
        {
            HiddenSizes = [256, 64],
            CodeSize = options.Dimensions,
            Activation = UnitActivation.Elu,
            Loss = ReconstructionLoss.CrossEntropy,
        };
        settings = settings with { Training = settings.Training with { Epochs = options.Epochs, Seed = options.Seed } };
        using var model = context.Transforms.Autoencoder(Output, Input, settings, run).Fit(data);
        var places = PlacesOf(model, data);
        return new EmbedMap(
            places,
            string.Create(CultureInfo.InvariantCulture, $"A code of {options.Dimensions} neurons, {model.History.Count} epochs"),
            run.Cancellation.IsCancellationRequested);
    }

    private static float[][] PlacesOf(ITransformer model, IDataView data) => [.. model.Transform(data).GetColumn<float[]>(Output)];

    private sealed class Row
    {
        public float[] Pixels { get; set; } = [];
    }
}
