using Microsoft.ML;
using Microsoft.ML.Calibrators;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace MLNetVision.Tests.Contracts.Learning;

/// <summary>What all transformers that score have in common.</summary>
public sealed class PredictionTransformerTests
{
    private const int Classes = 2;
    private const int Features = 3;
    private readonly MLContext _context = new(1);
    private readonly Row[] _rows = Samples.Clusters(60, Classes, Features);

    public static TheoryData<string> Kinds => ["multiclass", "binary", "regression", "clustering"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Loaded_they_add_the_same_columns_and_values(string kind)
    {
        var (model, data) = Fit(kind);

        var loaded = Views.Reload(_context, model, data.Schema);

        Assert.Equal(Views.DescribeAll(model.Transform(data).Schema), Views.DescribeAll(loaded.Transform(data).Schema));
        Assert.Equal(Values(model.Transform(data)), Values(loaded.Transform(data)));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void They_stand_at_the_end_of_a_chain_that_can_be_saved(string kind)
    {
        var (_, data) = Fit(kind);
        var chain = _context.Transforms.NormalizeMinMax("Features").Append(Trainer(kind)).Fit(data);

        var loaded = Views.Reload(_context, chain, data.Schema);

        Assert.Equal(Values(chain.Transform(data)), Values(loaded.Transform(data)));
    }

    [Theory]
    [InlineData("multiclass", typeof(MulticlassPredictionTransformer<MaximumEntropyModelParameters>))]
    [InlineData("binary", typeof(BinaryPredictionTransformer<CalibratedModelParametersBase<LinearBinaryModelParameters, PlattCalibrator>>))]
    [InlineData("regression", typeof(RegressionPredictionTransformer<LinearRegressionModelParameters>))]
    public void Trained_and_loaded_they_have_the_type_of_their_model(string kind, Type type)
    {
        var (model, data) = Fit(kind);

        Assert.Equal(type, model.GetType());
        Assert.IsType(type, Views.Reload(_context, model, data.Schema));
    }

    [Fact]
    public void Loaded_clusters_still_know_their_centroids()
    {
        var (model, data) = Fit("clustering");
        VBuffer<float>[] trained = [];
        VBuffer<float>[] loaded = [];

        Assert.IsType<ClusteringPredictionTransformer<KMeansModelParameters>>(model).Model.GetClusterCentroids(ref trained, out _);
        var again = Assert.IsAssignableFrom<IPredictionTransformer<object>>(Views.Reload(_context, model, data.Schema));
        Assert.IsType<KMeansModelParameters>(again.Model).GetClusterCentroids(ref loaded, out _);

        Assert.Equal(trained.Select(centroid => centroid.DenseValues().ToArray()), loaded.Select(centroid => centroid.DenseValues().ToArray()));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_column_that_was_not_asked_for_has_no_getter(string kind)
    {
        var (model, data) = Fit(kind);
        var scored = model.Transform(data);
        using var cursor = scored.GetRowCursor([scored.Schema["Features"]]);

        Assert.True(cursor.IsColumnActive(scored.Schema["Features"]));
        Assert.False(cursor.IsColumnActive(scored.Schema["Score"]));
        Assert.True(cursor.MoveNext());
        Assert.ThrowsAny<Exception>(() => kind is "binary" or "regression"
            ? (Delegate)cursor.GetGetter<float>(scored.Schema["Score"])
            : cursor.GetGetter<VBuffer<float>>(scored.Schema["Score"]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_getter_is_of_its_columns_type(string kind)
    {
        var (model, data) = Fit(kind);
        var scored = model.Transform(data);
        using var cursor = scored.GetRowCursor(scored.Schema);

        Assert.Throws<InvalidOperationException>(() => cursor.GetGetter<double>(scored.Schema["Score"]));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Several_cursors_score_every_row_once(string kind)
    {
        var (model, data) = Fit(kind);
        var scored = model.Transform(data);
        var parts = new List<float[]>();

        foreach (var cursor in scored.GetRowCursorSet([scored.Schema["Score"]], 3))
        {
            using (cursor)
            {
                var value = Reader(cursor, scored.Schema["Score"]);
                while (cursor.MoveNext())
                    parts.Add(value());
            }
        }

        Assert.Equal(Values(scored).Select(row => row[0]).Order(), parts.Select(row => row[0]).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_row_at_a_time_is_scored_from_its_features_only(string kind)
    {
        var (model, data) = Fit(kind);
        var mapper = model.GetRowToRowMapper(data.Schema);

        var needed = mapper.GetDependencies([mapper.OutputSchema["Score"]]).Select(column => column.Name);

        Assert.Equal(["Features"], needed);
        Assert.Empty(mapper.GetDependencies([]));
        using var cursor = data.GetRowCursor(data.Schema);
        using var row = mapper.GetRow(cursor, [mapper.OutputSchema["Score"]]);
        var value = Reader(row, mapper.OutputSchema["Score"]);
        var values = new List<float[]>();
        while (cursor.MoveNext())
            values.Add(value());
        Assert.Equal(Values(model.Transform(data)), values);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Empty_data_can_be_scored(string kind)
    {
        var (model, _) = Fit(kind);

        Assert.Empty(Values(model.Transform(Data(kind, []))));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void They_score_in_the_order_of_shuffled_rows(string kind)
    {
        var (model, data) = Fit(kind);
        var shuffled = _context.Data.ShuffleRows(data, seed: 2);
        var scores = _rows.Zip(Values(model.Transform(data))).ToDictionary(pair => pair.First.Features.DenseValues().First(), pair => pair.Second);

        var scored = model.Transform(shuffled);

        Assert.Equal(Views.Vectors(scored, "Features").Select(features => scores[features[0]]), Values(scored));
    }

    /// <summary>The scores of every row, as vectors.</summary>
    private static List<float[]> Values(IDataView scored)
    {
        using var cursor = scored.GetRowCursor([scored.Schema["Score"]]);
        var value = Reader(cursor, scored.Schema["Score"]);
        var values = new List<float[]>();
        while (cursor.MoveNext())
            values.Add(value());
        return values;
    }

    private static Func<float[]> Reader(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is VectorDataViewType)
        {
            var vector = row.GetGetter<VBuffer<float>>(column);
            VBuffer<float> scores = default;
            return () =>
            {
                vector(ref scores);
                return [.. scores.DenseValues()];
            };
        }

        var single = row.GetGetter<float>(column);
        float score = 0;
        return () =>
        {
            single(ref score);
            return [score];
        };
    }

    private (ITransformer Model, IDataView Data) Fit(string kind)
    {
        var data = Data(kind, _rows);
        return (Trainer(kind).Fit(data), data);
    }

    private IEstimator<ITransformer> Trainer(string kind) => kind switch
    {
        "multiclass" => _context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(),
        "binary" => _context.BinaryClassification.Trainers.LbfgsLogisticRegression(),
        "regression" => _context.Regression.Trainers.Sdca(),
        _ => _context.Clustering.Trainers.KMeans(numberOfClusters: Classes),
    };

    private IDataView Data(string kind, Row[] rows) => Samples.View(_context, rows, Classes, Features, "Features", kind switch
    {
        "binary" => nameof(Row.Positive),
        "regression" => nameof(Row.Target),
        _ => nameof(Row.Class),
    });
}
