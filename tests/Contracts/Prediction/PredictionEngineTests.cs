using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.CustomMapping;
using MLNetVision.Tests.Contracts.Pipelines;

namespace MLNetVision.Tests.Contracts.Prediction;

/// <summary>Scoring one object at a time.</summary>
public sealed class PredictionEngineTests
{
    private readonly MLContext _ml = new(1);

    private ITransformer Model
    {
        get
        {
            var data = Row.Data(_ml);
            return _ml.Transforms.CopyColumns("Copy", "Number").Append(_ml.Transforms.CopyColumns("Vectors", "Vector")).Fit(data);
        }
    }

    [Fact]
    public void Objects_are_scored_one_after_the_other()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Result>(Model);
        for (var i = 0; i < 3; i++)
        {
            var result = engine.Predict(new Row { Number = i, Vector = [i, 2, 3], Text = "t" });
            Assert.Equal(i, result.Copy);
            Assert.Equal([i, 2, 3], result.Vectors);
            Assert.Equal(-1, result.Unknown);
        }
    }

    [Fact]
    public void A_result_object_can_be_used_again()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Result>(Model);
        var result = new Result();
        var same = result;
        engine.Predict(new Row { Number = 1, Vector = [1, 2, 3] }, ref result);
        var vectors = result.Vectors;
        engine.Predict(new Row { Number = 2, Vector = [4, 5, 6] }, ref result);
        Assert.Same(same, result);
        Assert.Same(vectors, result.Vectors);
        Assert.Equal([4, 5, 6], result.Vectors);
        Result? made = null;
        engine.Predict(new Row { Number = 7 }, ref made!);
        Assert.Equal(7, made.Copy);
    }

    [Fact]
    public void The_output_schema_is_that_of_the_model_for_the_class()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Result>(Model);
        Assert.Equal(["Number", "Vector", "Text", "Key", "Copy", "Vectors"], engine.OutputSchema.Select(c => c.Name));
    }

    [Fact]
    public void Missing_output_columns_are_ignored_or_refused()
    {
        Assert.Contains("Unknown", Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Model.CreatePredictionEngine<Row, Result>(Model, ignoreMissingColumns: false)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Model.CreatePredictionEngine<Row, Result>(Model, new PredictionEngineOptions { IgnoreMissingColumns = false }));
        _ml.Model.CreatePredictionEngine<Row, Result>(Model, new PredictionEngineOptions()).Dispose();
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Row, Result>(Model, Row.Data(_ml).Schema));
        _ml.Model.CreatePredictionEngine<Row, Exact>(Model, Row.Data(_ml).Schema).Dispose();
    }

    [Fact]
    public void Missing_input_columns_are_named()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Scale.In, Result>(Model));
        Assert.Contains("Vector", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Output_members_of_another_type_are_refused()
        => Assert.Throws<InvalidOperationException>(() => _ml.Model.CreatePredictionEngine<Row, Wrong>(Model));

    [Fact]
    public void Definitions_say_what_members_mean()
    {
        var input = SchemaDefinition.Create(typeof(Other));
        input["Value"].ColumnName = "Number";
        var output = SchemaDefinition.Create(typeof(Other));
        output["Value"].ColumnName = "Copy";
        var model = _ml.Transforms.CopyColumns("Copy", "Number").Fit(Row.Data(_ml));
        using var engine = _ml.Model.CreatePredictionEngine<Other, Other>(model, true, input, output);
        Assert.Equal(3, engine.Predict(new Other { Value = 3 }).Value);
        using var second = _ml.Model.CreatePredictionEngine<Other, Other>(
            model, new PredictionEngineOptions { InputSchemaDefinition = input, OutputSchemaDefinition = output });
        Assert.Equal(4, second.Predict(new Other { Value = 4 }).Value);
    }

    [Fact]
    public void A_schema_gives_its_types_to_the_input_class()
    {
        var schema = Row.Data(_ml).Schema;
        var model = _ml.Transforms.CopyColumns("Vectors", "Vector").Fit(Row.Data(_ml));
        using var engine = _ml.Model.CreatePredictionEngine<LooseRow, Exact2>(model, schema);
        Assert.Equal("Vector<Single, 3>", engine.OutputSchema["Vectors"].Type.ToString());
        Assert.Throws<InvalidOperationException>(() => _ml.Model.CreatePredictionEngine<Scale.In, Exact2>(model, schema));
    }

    [Fact]
    public void Null_and_unsuitable_arguments_are_refused()
    {
        using var engine = _ml.Model.CreatePredictionEngine<Row, Result>(Model);
        Assert.Throws<ArgumentNullException>(() => engine.Predict(null!));
        Assert.Throws<ArgumentNullException>(() => _ml.Model.CreatePredictionEngine<Row, Result>(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.CreatePredictionEngine<Row, Result>(new Disposing { IsRowToRowMapper = false }));
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public void An_engine_disposes_the_model_it_owns(bool owns, int disposals)
    {
        var model = new Disposing();
        var engine = _ml.Model.CreatePredictionEngine<Row, Result>(model, new PredictionEngineOptions { OwnsTransformer = owns });
        engine.Dispose();
        engine.Dispose();
        Assert.Equal(disposals, model.Disposals);
    }

    [Fact]
    public void Engines_of_one_model_work_side_by_side()
    {
        var model = _ml.Transforms.CustomMapping<Scale.In, Scale.Out>(Scale.Map, null).Fit(Row.Data(_ml));
        Parallel.For(0, 4, worker =>
        {
            using var engine = _ml.Model.CreatePredictionEngine<Scale.In, Scale.Out>(model, new PredictionEngineOptions { OwnsTransformer = false });
            for (var i = 0; i < 200; i++)
                Assert.Equal(10f * (i + worker), engine.Predict(new Scale.In { Number = i + worker }).Scaled);
        });
    }

    public sealed class Result
    {
        public float Copy;
        public float[] Vectors = [];
        public float Unknown = -1;
    }

    public sealed class Exact
    {
        public float Copy;
    }

    public sealed class Exact2
    {
        public float[] Vectors = [];
    }

    public sealed class Wrong
    {
        public double Copy;
    }

    public sealed class Other
    {
        public float Value;
    }

    public sealed class LooseRow
    {
        public float Number;
        public float[] Vector = [];
        public string Text = "";
        public uint Key;
    }

    private sealed class Disposing : ITransformer, IDisposable
    {
        public bool IsRowToRowMapper { get; init; } = true;

        public int Disposals { get; private set; }

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IDataView Transform(IDataView input) => input;

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema)
            => ((ITransformer)new TransformerChain<ITransformer>()).GetRowToRowMapper(inputSchema);

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

        public void Dispose() => Disposals++;
    }
}
