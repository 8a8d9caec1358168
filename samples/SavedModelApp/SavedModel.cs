using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Samples.SavedModelApp;

/// <summary>A loaded model that reads a column of numbers, and what it says of rows in a text file.</summary>
internal sealed class SavedModel(MLContext mlContext, ITransformer model, DataViewSchema schema)
{
    private const string Expected = "Expected";

    /// <summary>The column that the model reads. Pictures would have to come from a LoadImages of your own.</summary>
    public DataViewSchema.Column Input { get; } = schema.Where(c => c.Type is VectorDataViewType { ItemType: NumberDataViewType, IsKnownSize: true })
        .Cast<DataViewSchema.Column?>()
        .LastOrDefault() ?? throw new InvalidOperationException("the data that it was saved with has no column of a known number of numbers.");

    /// <summary>The columns that it adds, with their types.</summary>
    public IEnumerable<string> Outputs =>
        model.GetOutputSchema(schema).Where(c => !c.IsHidden && schema.GetColumnOrNull(c.Name) is null).Select(c => $"{c.Name} ({c.Type})");

    /// <summary>A line for each row of a file.</summary>
    public IEnumerable<string> Predict(string file)
    {
        var size = ((VectorDataViewType)Input.Type).Size;
        var data = mlContext.Data.LoadFromTextFile(
            file, [new TextLoader.Column(Expected, DataKind.String, 0), new TextLoader.Column(Input.Name, DataKind.Single, 1, size)], separatorChar: ' ');
        var scored = model.Transform(data);
        var answers = scored.Schema.GetColumnOrNull("PredictedLabel") is { Type: KeyDataViewType } ? Classes(scored) : Numbers(scored);
        return data.GetColumn<string>(Expected).Zip(answers, (expected, answer) => $"{expected}: {answer}");
    }

    /// <summary>The key is turned into the name of the class, which came with the model.</summary>
    private IEnumerable<string> Classes(IDataView scored)
    {
        var named = mlContext.Transforms.Conversion.MapKeyToValue("Name", "PredictedLabel").Fit(scored).Transform(scored);
        return named.GetColumn<string>("Name").Zip(
            named.GetColumn<float[]>("Score"), (name, score) => string.Create(CultureInfo.InvariantCulture, $"{name} with probability {score.Max():F6}"));
    }

    private static IEnumerable<string> Numbers(IDataView scored) => scored.Schema["Score"].Type is VectorDataViewType
        ? scored.GetColumn<float[]>("Score").Select(values => string.Join(' ', values.Select(v => v.ToString("R", CultureInfo.InvariantCulture))))
        : scored.GetColumn<float>("Score").Select(v => v.ToString("R", CultureInfo.InvariantCulture));
}
