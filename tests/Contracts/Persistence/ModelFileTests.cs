using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Pipelines;

namespace MLNetVision.Tests.Contracts.Persistence;

/// <summary>Whole models saved to streams and files.</summary>
public sealed class ModelFileTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void A_chain_loads_with_its_schema_and_gives_the_same_output()
    {
        var data = Row.Data(_ml);
        var model = Chain().Fit(data);
        using var stream = Save(model, data.Schema);
        var loaded = new MLContext().Model.Load(stream, out var schema);
        Assert.Equal(data.Schema.Select(c => c.ToString()), schema.Select(c => c.ToString()));
        AssertSameOutput(model.Transform(data), loaded.Transform(data));
        Assert.Equal(3, Assert.IsType<TransformerChain<ITransformer>>(loaded).Count());
        Assert.Equal(model.Transform(data).Schema.Select(c => c.ToString()), loaded.GetOutputSchema(schema).Select(c => c.ToString()));
    }

    [Fact]
    public void A_single_transformer_loads_as_itself()
    {
        var data = Row.Data(_ml);
        var model = _ml.Transforms.CopyColumns("A", "Number").Fit(data);
        using var stream = Save(model, data.Schema);
        Assert.IsType(model.GetType(), _ml.Model.Load(stream, out _));
    }

    [Fact]
    public void Chains_in_chains_keep_their_form_and_scopes()
    {
        var data = Row.Data(_ml);
        ITransformer Copy(string name) => _ml.Transforms.CopyColumns(name, "Number").Fit(data);
        var inner = new TransformerChain<ITransformer>([Copy("A"), Copy("B")], [TransformerScope.Training, TransformerScope.Scoring]);
        var model = new TransformerChain<ITransformer>(inner, Copy("C"), new TransformerChain<ITransformer>());
        using var stream = Save(model, data.Schema);
        var loaded = Assert.IsType<TransformerChain<ITransformer>>(_ml.Model.Load(stream, out _));
        Assert.Equal(3, loaded.Count());
        var loadedInner = Assert.IsType<TransformerChain<ITransformer>>(loaded.First());
        Assert.Equal("B", Assert.Single(loadedInner.Transform(data).Schema, c => c.Index >= data.Schema.Count).Name);
        Assert.Equal("A", Assert.Single(loadedInner.Transform(data, TransformerScope.Training).Schema, c => c.Index >= data.Schema.Count).Name);
        Assert.Empty(Assert.IsType<TransformerChain<ITransformer>>(loaded.Last()));
    }

    [Fact]
    public void The_schema_keeps_every_built_in_type_hidden_columns_and_annotations()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.AddPrimitiveValue("Number", NumberDataViewType.Single, float.NaN);
        annotations.Add("Names", new VectorDataViewType(TextDataViewType.Instance, 3),
            (ref VBuffer<ReadOnlyMemory<char>> value) => value = new VBuffer<ReadOnlyMemory<char>>(3, 1, ["one".AsMemory()], [1]));
        annotations.AddPrimitiveValue("When", DateTimeOffsetDataViewType.Instance, new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)));
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("A", NumberDataViewType.Single);
        builder.AddColumn("A", new VectorDataViewType(new KeyDataViewType(typeof(ulong), ulong.MaxValue), 0, 2), annotations.ToAnnotations());
        foreach (var type in EveryType())
            builder.AddColumn(type.ToString()!, type);
        var schema = builder.ToSchema();
        using var stream = Save(new TransformerChain<ITransformer>(), schema);
        _ml.Model.Load(stream, out var loaded);
        Assert.Equal(schema.Select(c => $"{c} {c.IsHidden}"), loaded.Select(c => $"{c} {c.IsHidden}"));
        Assert.All(schema, c => Assert.True(c.Type.Equals(loaded[c.Index].Type)));
        VBuffer<ReadOnlyMemory<char>> names = default;
        loaded["A"].Annotations.GetValue("Names", ref names);
        Assert.Equal(["", "one", ""], names.DenseValues().Select(n => n.ToString()));
        DateTimeOffset when = default;
        loaded["A"].Annotations.GetValue("When", ref when);
        Assert.Equal(TimeSpan.FromHours(2), when.Offset);
        float number = 0;
        loaded["A"].Annotations.GetValue("Number", ref number);
        Assert.True(float.IsNaN(number));
    }

    [Fact]
    public void Columns_and_annotations_of_types_of_ones_own_are_left_out_of_the_schema()
    {
        var annotations = new DataViewSchema.Annotations.Builder();
        annotations.Add("Own", new OwnType(), (ref Own _) => { });
        annotations.AddPrimitiveValue("Number", NumberDataViewType.Single, 1f);
        var builder = new DataViewSchema.Builder();
        builder.AddColumn("Own", new OwnType());
        builder.AddColumn("A", NumberDataViewType.Single, annotations.ToAnnotations());
        using var stream = Save(new TransformerChain<ITransformer>(), builder.ToSchema());
        _ml.Model.Load(stream, out var loaded);
        Assert.Equal(["A: Single {Number}"], loaded.Select(c => c.ToString()));
    }

    [Fact]
    public void A_model_without_schema_loads_without_one()
    {
        using var stream = Save(new TransformerChain<ITransformer>(), null);
        Assert.NotNull(_ml.Model.Load(stream, out var schema));
        Assert.Null(schema);
    }

    [Fact]
    public void Without_a_model_there_is_nothing_to_load()
    {
        using var stream = Save(null, Row.Data(_ml).Schema);
        Assert.Throws<FormatException>(() => _ml.Model.Load(stream, out _));
    }

    [Fact]
    public void Files_work_as_streams_do()
    {
        var path = Path.GetTempFileName();
        try
        {
            var data = Row.Data(_ml);
            var model = Chain().Fit(data);
            File.WriteAllBytes(path, new byte[100_000]);
            _ml.Model.Save(model, data.Schema, path);
            AssertSameOutput(model.Transform(data), _ml.Model.Load(path, out _).Transform(data));
            File.Delete(path);
            Assert.Throws<FileNotFoundException>(() => _ml.Model.Load(path, out _));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Streams_stay_open_and_may_start_anywhere()
    {
        using var stream = new MemoryStream();
        stream.Write([1, 2, 3]);
        _ml.Model.Save(new TransformerChain<ITransformer>(), null, stream);
        Assert.True(stream.CanWrite);
        Assert.NotNull(_ml.Model.Load(stream, out _));
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void What_is_no_model_is_refused()
    {
        var data = Row.Data(_ml);
        using var stream = Save(Chain().Fit(data), data.Schema);
        var bytes = stream.ToArray();
        Assert.Throws<FormatException>(() => _ml.Model.Load(new MemoryStream(), out _));
        Assert.Throws<FormatException>(() => _ml.Model.Load(new MemoryStream(new byte[1000]), out _));
        Assert.Throws<FormatException>(() => _ml.Model.Load(new MemoryStream(bytes[..^30]), out _));
        Assert.Throws<FormatException>(() => _ml.Model.Load(new MemoryStream(bytes[..(bytes.Length / 2)]), out _));
        Assert.Throws<InvalidOperationException>(() => _ml.Model.Load(OtherZip(), out _));
        Assert.Throws<InvalidOperationException>(() => _ml.Model.LoadWithDataLoader(new MemoryStream(bytes), out _));
    }

    [Fact]
    public void Null_and_empty_arguments_are_refused()
    {
        var model = new TransformerChain<ITransformer>();
        Assert.Throws<ArgumentNullException>(() => _ml.Model.Save(model, (DataViewSchema)null!, (Stream)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.Save(model, (DataViewSchema)null!, ""));
        Assert.Throws<ArgumentNullException>(() => _ml.Model.Save(model, (IDataLoader<object>)null!, new MemoryStream()));
        Assert.Throws<ArgumentNullException>(() => _ml.Model.Load((Stream)null!, out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.Load("", out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Model.Load((string)null!, out _));
        Assert.Throws<ArgumentNullException>(() => _ml.Model.LoadWithDataLoader((Stream)null!, out _));
    }

    private static IEnumerable<DataViewType> EveryType() =>
    [
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16, NumberDataViewType.Int32,
        NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64, NumberDataViewType.Single, NumberDataViewType.Double,
        BooleanDataViewType.Instance, TextDataViewType.Instance, TimeSpanDataViewType.Instance, DateTimeDataViewType.Instance,
        DateTimeOffsetDataViewType.Instance, RowIdDataViewType.Instance, new KeyDataViewType(typeof(byte), 3), new KeyDataViewType(typeof(ushort), 3),
        new KeyDataViewType(typeof(uint), 3), new VectorDataViewType(TextDataViewType.Instance), new VectorDataViewType(NumberDataViewType.Single, 1, 2, 3),
    ];

    private static MemoryStream OtherZip()
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = zip.CreateEntry("readme.txt").Open();
            entry.WriteByte(1);
        }

        return stream;
    }

    private static void AssertSameOutput(IDataView expected, IDataView actual)
    {
        Assert.Equal(expected.Schema.Select(c => $"{c} {c.IsHidden}"), actual.Schema.Select(c => $"{c} {c.IsHidden}"));
        Assert.Equal(expected.GetColumn<float>("C"), actual.GetColumn<float>("C"));
        Assert.Equal(expected.GetColumn<string>("Text"), actual.GetColumn<string>("Text"));
    }

    private IEstimator<TransformerChain<Microsoft.ML.Transforms.ColumnCopyingTransformer>> Chain()
        => _ml.Transforms.CopyColumns("A", "Number").Append(_ml.Transforms.CopyColumns("Text", "Text")).Append(_ml.Transforms.CopyColumns("C", "A"));

    private MemoryStream Save(ITransformer? model, DataViewSchema? schema)
    {
        var stream = new MemoryStream();
        _ml.Model.Save(model, schema, stream);
        stream.Position = 0;
        return stream;
    }

    private sealed class Own;

    private sealed class OwnType() : StructuredDataViewType(typeof(Own))
    {
        public override bool Equals(DataViewType? other) => other is OwnType;
    }
}
