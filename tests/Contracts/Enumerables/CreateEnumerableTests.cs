using Microsoft.ML;
using Microsoft.ML.Data;

namespace MLNetVision.Tests.Contracts.Enumerables;

/// <summary>Rows of a view as objects.</summary>
public sealed class CreateEnumerableTests
{
    private readonly MLContext _ml = new(1);

    private IDataView Data => _ml.Data.LoadFromEnumerable(new[]
    {
        new Row { Number = 1, Text = "a", Values = [1, 2] },
        new Row { Number = 2, Text = "b", Values = [3, 4] },
        new Row { Number = 3, Text = "c", Values = [5, 6, 7] },
    });

    [Fact]
    public void A_row_object_of_its_own_each_or_one_for_all()
    {
        var separate = _ml.Data.CreateEnumerable<Row>(Data, reuseRowObject: false).ToArray();
        Assert.Equal([1, 2, 3], separate.Select(r => r.Number));
        Assert.Equal(3, separate.Distinct().Count());
        Assert.Single(_ml.Data.CreateEnumerable<Row>(Data, reuseRowObject: true).ToArray().Distinct());
        Assert.Equal([1, 2, 3], _ml.Data.CreateEnumerable<Row>(Data, reuseRowObject: true).Select(r => r.Number));
    }

    [Fact]
    public void Arrays_of_the_right_length_are_written_in_place()
    {
        var arrays = _ml.Data.CreateEnumerable<Row>(Data, reuseRowObject: true).Select(r => r.Values).ToArray();
        Assert.Same(arrays[0], arrays[1]);
        Assert.NotSame(arrays[1], arrays[2]);
        Assert.Equal([5, 6, 7], arrays[2]);
        arrays = _ml.Data.CreateEnumerable<Row>(Data, reuseRowObject: false).Select(r => r.Values).ToArray();
        Assert.Equal([1, 2], arrays[0]);
        Assert.Equal([3, 4], arrays[1]);
    }

    [Fact]
    public void Missing_columns_are_refused_at_once_unless_ignored()
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<Wider>(Data, false));
        Assert.Contains("Extra", exception.Message, StringComparison.Ordinal);
        var rows = _ml.Data.CreateEnumerable<Wider>(Data, false, ignoreMissingColumns: true).ToArray();
        Assert.Equal([1, 2, 3], rows.Select(r => r.Number));
        Assert.All(rows, r => Assert.Equal(7, r.Extra));
    }

    [Fact]
    public void Members_of_another_type_are_refused_at_once()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WrongScalar>(Data, false));
        Assert.Contains("Number", exception.Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WrongKind>(Data, false));
        Assert.Throws<InvalidOperationException>(() => _ml.Data.CreateEnumerable<WrongItem>(Data, false));
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.CreateEnumerable<Unsupported>(Data, false));
    }

    [Fact]
    public void Only_the_columns_of_members_are_read()
    {
        var data = _ml.Data.LoadFromEnumerable(new[] { new EnumerableCursorTests.Counting() });
        Assert.Equal(5, Assert.Single(_ml.Data.CreateEnumerable<OnlyActive>(data, false)).Active);
    }

    [Fact]
    public void Enumerating_twice_reads_twice()
    {
        var rows = _ml.Data.CreateEnumerable<Row>(Data, false);
        Assert.Equal(rows.Select(r => r.Text), rows.Select(r => r.Text));
    }

    [Fact]
    public void Sparse_vectors_fill_arrays_with_defaults()
    {
        var data = _ml.Data.LoadFromEnumerable(new[]
        {
            new Sparse { Numbers = new VBuffer<float>(4, 1, [2], [3]), Texts = new VBuffer<ReadOnlyMemory<char>>(3, 1, ["t".AsMemory()], [1]) },
        });
        var row = Assert.Single(_ml.Data.CreateEnumerable<Dense>(data, false));
        Assert.Equal([0, 0, 0, 2], row.Numbers);
        Assert.Equal(["", "t", ""], row.Texts);
    }

    [Fact]
    public void The_visible_column_of_a_name_is_read()
    {
        var chain = _ml.Transforms.CopyColumns("Number", "Other");
        var data = _ml.Data.LoadFromEnumerable(new[] { new Two { Number = 1, Other = 2 } });
        Assert.Equal(2, Assert.Single(_ml.Data.CreateEnumerable<Two>(chain.Fit(data).Transform(data), false)).Number);
    }

    [Fact]
    public void Null_data_is_refused() => Assert.Throws<ArgumentNullException>(() => _ml.Data.CreateEnumerable<Row>(null!, false));

    public sealed class Row
    {
        public int Number;
        public string Text = null!;
        public float[] Values = null!;
    }

    public sealed class Wider
    {
        public int Number;
        public int Extra = 7;
    }

    public sealed class WrongScalar
    {
        public float Number;
    }

    public sealed class WrongKind
    {
        public int[] Number = null!;
    }

    public sealed class WrongItem
    {
        public double[] Values = null!;
    }

    public sealed class Unsupported
    {
        public decimal Number;
    }

    public sealed class OnlyActive
    {
        public int Active;
    }

    public sealed class Sparse
    {
        public VBuffer<float> Numbers;
        public VBuffer<ReadOnlyMemory<char>> Texts;
    }

    public sealed class Dense
    {
        public float[] Numbers = null!;
        public string[] Texts = null!;
    }

    public sealed class Two
    {
        public int Number;
        public int Other;
    }
}
