using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Persistence;

/// <summary>
/// Two models of the same transformer: one saved by ML.NET 5.0, one by its stand-in. Each side loads its own, and refuses the other with a sentence
/// that names the stand-in and says what to do.
/// </summary>
public sealed class OtherImplementationTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void One_of_the_two_loads_and_the_other_is_refused_with_a_sentence()
    {
        var refusals = new List<Exception>();
        foreach (var file in new[] { "saved-by-mlnet.zip", "saved-by-stand-in.zip" })
        {
            var path = Path.Combine(AppContext.BaseDirectory, "Persistence", "Fixtures", file);
            if (Record.Exception(() => AssertCopies(_ml.Model.Load(path, out _))) is Exception refusal)
                refusals.Add(refusal);
        }

        var exception = Assert.Single(refusals);
        Assert.Contains("MLNetVision stand-in for ML.NET", exception.Message, StringComparison.Ordinal);
        Assert.Contains("save", exception.Message, StringComparison.Ordinal);
    }

    private void AssertCopies(ITransformer model)
    {
        var data = Pipelines.Row.Data(_ml);
        Assert.Equal([0f, 1, 2, 3, 4], model.Transform(data).GetColumn<float>("Copy"));
    }
}
