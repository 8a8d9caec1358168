using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Pipelines;

/// <summary>Transformers one after the other.</summary>
public sealed class TransformerChainTests
{
    private readonly MLContext _ml = new(1);

    [Fact]
    public void A_chain_applies_its_transformers_in_order()
    {
        var data = Row.Data(_ml);
        var chain = new TransformerChain<ITransformer>(Copy("A", "Number"), Copy("B", "A"));
        Assert.Equal([0f, 1, 2, 3, 4], chain.Transform(data).GetColumn<float>("B"));
        Assert.Equal("B", chain.GetOutputSchema(data.Schema)[5].Name);
        Assert.True(((ITransformer)chain).IsRowToRowMapper);
    }

    [Fact]
    public void The_whole_schema_is_checked_before_the_first_transformer_runs()
    {
        var chain = new TransformerChain<ITransformer>(new Untouchable(), Copy("B", "Missing"));
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => chain.Transform(Row.Data(_ml)));
        Assert.Contains("Missing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Appending_leaves_the_chain_as_it_was()
    {
        var first = new TransformerChain<ITransformer>(Copy("A", "Number"));
        var second = first.Append(Copy("B", "A"));
        Assert.Single(first);
        Assert.Equal(2, second.Count());
        Assert.Equal(2, Copy("A", "Number").Append(Copy("B", "A")).Count());
        Assert.Throws<ArgumentNullException>(() => first.Append<ITransformer>(null!));
    }

    [Fact]
    public void Scopes_go_with_their_transformers()
    {
        var chain = new TransformerChain<ITransformer>([Copy("A", "Number"), Copy("B", "Number")], [TransformerScope.Training, TransformerScope.Scoring]);
        var data = Row.Data(_ml);
        Assert.Equal("A", chain.Transform(data, TransformerScope.Training).Schema[4].Name);
        Assert.Equal("B", chain.Transform(data, TransformerScope.Scoring).Schema[4].Name);
        Assert.Throws<InvalidOperationException>(() => new TransformerChain<ITransformer>([Copy("A", "Number")], []));
    }

    [Fact]
    public void A_row_mapper_of_a_chain_goes_through_all_of_them()
    {
        var data = Row.Data(_ml);
        ITransformer chain = new TransformerChain<ITransformer>(Copy("A", "Number"), Copy("B", "A"), Copy("C", "Text"));
        var mapper = chain.GetRowToRowMapper(data.Schema);
        Assert.Equal(["Number"], mapper.GetDependencies([mapper.OutputSchema["B"]]).Select(c => c.Name));
        Assert.Equal(["Number", "Text"], mapper.GetDependencies([mapper.OutputSchema["B"], mapper.OutputSchema["C"]]).Select(c => c.Name));
        using var cursor = data.GetRowCursor([data.Schema["Number"]]);
        using var row = mapper.GetRow(cursor, [mapper.OutputSchema["B"]]);
        var getter = row.GetGetter<float>(mapper.OutputSchema["B"]);
        Assert.True(cursor.MoveNext());
        Assert.True(cursor.MoveNext());
        var value = 0f;
        getter(ref value);
        Assert.Equal(1, value);
    }

    [Fact]
    public void Disposing_a_row_of_a_mapper_disposes_the_input_row()
    {
        var data = Row.Data(_ml);
        ITransformer chain = new TransformerChain<ITransformer>(Copy("A", "Number"), Copy("B", "A"));
        var mapper = chain.GetRowToRowMapper(data.Schema);
        var cursor = data.GetRowCursor(data.Schema);
        Assert.True(cursor.MoveNext());
        mapper.GetRow(cursor, mapper.OutputSchema).Dispose();
        Assert.False(cursor.MoveNext());
    }

    [Fact]
    public void A_chain_with_a_transformer_that_does_not_map_rows_has_no_row_mapper()
    {
        ITransformer chain = new TransformerChain<ITransformer>(Copy("A", "Number"), new Untouchable());
        Assert.False(chain.IsRowToRowMapper);
        Assert.Throws<InvalidOperationException>(() => chain.GetRowToRowMapper(Row.Data(_ml).Schema));
    }

    [Fact]
    public void Disposing_a_chain_disposes_its_transformers_once()
    {
        var part = new Untouchable();
        var chain = new TransformerChain<ITransformer>(Copy("A", "Number"), part);
        chain.Dispose();
        chain.Dispose();
        Assert.Equal(1, part.Disposals);
    }

    [Fact]
    public void An_empty_chain_changes_nothing()
    {
        var data = Row.Data(_ml);
        var chain = new TransformerChain<ITransformer>();
        Assert.Same(data, chain.Transform(data));
        Assert.Same(data.Schema, chain.GetOutputSchema(data.Schema));
        Assert.Null(chain.LastTransformer);
        Assert.Throws<ArgumentNullException>(() => chain.Transform(null!));
        using var cursor = data.GetRowCursor([data.Schema["Text"]]);
        var mapper = ((ITransformer)chain).GetRowToRowMapper(data.Schema);
        Assert.Same(cursor, mapper.GetRow(cursor, [data.Schema["Text"]]));
        Assert.Throws<ArgumentOutOfRangeException>(() => mapper.GetRow(cursor, [data.Schema["Number"]]));
    }

    private ITransformer Copy(string output, string input)
    {
        var source = new DataViewSchema.Builder();
        source.AddColumn(input, NumberDataViewType.Single);
        return _ml.Transforms.CopyColumns(output, input).Fit(Named(input, source.ToSchema()));
    }

    private static IDataView Named(string name, DataViewSchema schema)
    {
        Assert.Equal(name, schema[0].Name);
        return new NoRows(schema);
    }

    private sealed class NoRows(DataViewSchema schema) : IDataView
    {
        public DataViewSchema Schema { get; } = schema;

        public bool CanShuffle => false;

        public long? GetRowCount() => 0;

        public DataViewRowCursor GetRowCursor(IEnumerable<DataViewSchema.Column> columnsNeeded, Random? rand = null) => throw new NotSupportedException();

        public DataViewRowCursor[] GetRowCursorSet(IEnumerable<DataViewSchema.Column> columnsNeeded, int n, Random? rand = null)
            => throw new NotSupportedException();
    }

    private sealed class Untouchable : ITransformer, IDisposable
    {
        public int Disposals { get; private set; }

        public bool IsRowToRowMapper => false;

        public DataViewSchema GetOutputSchema(DataViewSchema inputSchema) => inputSchema;

        public IDataView Transform(IDataView input) => throw new NotSupportedException("The chain must not get this far.");

        public IRowToRowMapper GetRowToRowMapper(DataViewSchema inputSchema) => throw new NotSupportedException();

        public void Save(ModelSaveContext ctx) => throw new NotSupportedException();

        public void Dispose() => Disposals++;
    }
}
