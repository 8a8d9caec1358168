using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.TestKit;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>
/// A linear model fitted to k one-hot rows is a scaled softmax: W = a·(I - 11'/k), b = 0. Feeding logits / a gives softmax(logits). Saved classifiers end
/// in one.
/// </summary>
public sealed class SoftmaxHeadTests
{
    /// <summary>How exact the weights' structure is: they are single precision.</summary>
    private const float Structure = 1e-4f;

    /// <summary>How near a comes to its optimum, where the loss is so flat that single precision cannot tell a thousandth.</summary>
    private const float Scale = 3e-3f;

    /// <summary>How exact a softmax through the head is; ML.NET on one thread is 7e-6 off for a hundred classes.</summary>
    private const float Probability = 1e-5f;

    private readonly MLContext _context = new(1);

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    public void The_weights_are_a_multiple_of_the_centring_matrix(int classes)
    {
        var (weights, biases) = Parameters(Head(classes));
        var a = weights[0][0] - weights[0][1];

        Assert.Equal(Optimum(classes), a, Scale);
        for (var i = 0; i < classes; i++)
        {
            Assert.Equal(0, biases[i], Structure);
            for (var j = 0; j < classes; j++)
                Assert.Equal(a * ((i == j ? 1 : 0) - (1f / classes)), weights[i][j], a * Structure);
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    public void Scaled_logits_come_out_as_their_softmax(int classes)
    {
        var head = Head(classes);
        var (weights, _) = Parameters(head);
        var a = weights[0][0] - weights[0][1];
        var logits = Enumerable.Range(0, classes).Select(i => (8 * SplitMix.Uniform(3, (ulong)i)) - 4).ToArray();

        var scored = head.Transform(OneHot([logits.Select(logit => logit / a).ToArray()], classes));

        var total = logits.Sum(logit => Math.Exp(logit));
        var score = Views.Vectors(scored, "Score")[0];
        Assert.All(logits.Zip(score), pair => Assert.Equal(Math.Exp(pair.First) / total, pair.Second, Probability));
    }

    [Fact]
    public void Its_features_may_keep_a_batch_dimension()
    {
        var head = Head(4);

        Assert.Equal(new VectorDataViewType(NumberDataViewType.Single, 1, 4), ((ISingleFeaturePredictionTransformer<object>)head).FeatureColumnType);
        Assert.Equal("Vector<Single, 1, 4>", ((ISingleFeaturePredictionTransformer<object>)head).FeatureColumnType.ToString());
    }

    [Fact]
    public void It_keeps_its_shape_and_scores_when_it_is_loaded()
    {
        var head = Head(4);
        var data = OneHot([[1, 2, 3, 4], [4, 0, 0, 1]], 4);

        var loaded = Views.Reload(_context, head, data.Schema);

        Assert.Equal(Views.Vectors(head.Transform(data), "Score"), Views.Vectors(loaded.Transform(data), "Score"));
        Assert.Equal(Views.DescribeAll(head.GetOutputSchema(data.Schema)), Views.DescribeAll(loaded.GetOutputSchema(data.Schema)));
    }

    [Fact]
    public void A_flat_vector_is_another_type()
    {
        var head = Head(4);
        var flat = Samples.Multiclass(_context, Samples.Clusters(4, 4, 4), 4, 4);

        Assert.Throws<ArgumentOutOfRangeException>(() => head.GetOutputSchema(flat.Schema));
    }

    private ITransformer Head(int classes)
    {
        var rows = Enumerable.Range(0, classes).Select(i => Enumerable.Range(0, classes).Select(j => i == j ? 1f : 0f).ToArray()).ToArray();
        return _context.MulticlassClassification.Trainers
            .LbfgsMaximumEntropy(l1Regularization: 0, l2Regularization: 0.01f, optimizationTolerance: 1e-9f)
            .Fit(OneHot(rows, classes));
    }

    private IDataView OneHot(float[][] features, int classes)
    {
        var rows = features.Select((values, i) => new Row { Class = (uint)i, Features = new VBuffer<float>(classes, values) });
        var definition = SchemaDefinition.Create(typeof(Row));
        definition.RemoveAll(column => column.MemberName is not (nameof(Row.Class) or nameof(Row.Features)));
        definition["Class"].ColumnType = new KeyDataViewType(typeof(uint), classes);
        definition["Class"].ColumnName = "Label";
        definition["Features"].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1, classes);
        return _context.Data.LoadFromEnumerable(rows, definition);
    }

    /// <summary>The root of k·exp(-a) / (1 + (k-1)·exp(-a)) = L2·a: where the penalised loss has no slope in a.</summary>
    private static float Optimum(int classes)
    {
        double low = 0, high = 50;
        for (var i = 0; i < 100; i++)
        {
            var a = (low + high) / 2;
            var falling = classes * Math.Exp(-a) / (1 + ((classes - 1) * Math.Exp(-a))) > 0.01 * a;
            (low, high) = falling ? (a, high) : (low, a);
        }

        return (float)low;
    }

    private static (float[][] Weights, float[] Biases) Parameters(ITransformer head)
    {
        var model = (Microsoft.ML.Trainers.MaximumEntropyModelParameters)((ISingleFeaturePredictionTransformer<object>)head).Model;
        VBuffer<float>[] weights = null!;
        model.GetWeights(ref weights, out _);
        return ([.. weights.Select(row => row.DenseValues().ToArray())], [.. model.GetBiases()]);
    }
}
