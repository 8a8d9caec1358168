using Microsoft.ML;
using Microsoft.ML.Data;
using MLNetVision.Tests.Contracts.Workout;

namespace MLNetVision.Tests.Contracts.Transforms;

public sealed class ConvertTypeTests
{
    private static readonly string[] _integersUp = ["Int16", "Int32", "Int64", "SByte"];
    private static readonly string[] _unsigned = ["Byte", "UInt16", "UInt32", "UInt64"];

    /// <summary>The kinds that each type of column can be converted to, as ML.NET lists them.</summary>
    private static readonly Dictionary<string, string[]> _possible = new()
    {
        ["SByte"] = [.. _integersUp, "Boolean", "Double", "Single", "String"],
        ["Int16"] = [.. _integersUp, "Boolean", "Double", "Single", "String"],
        ["Int32"] = [.. _integersUp, "Boolean", "Double", "Single", "String"],
        ["Int64"] = [.. _integersUp, "Boolean", "Double", "Single", "String"],
        ["Byte"] = [.. _unsigned, "Boolean", "Double", "Single", "String"],
        ["UInt16"] = [.. _unsigned, "Boolean", "Double", "Single", "String"],
        ["UInt32"] = [.. _unsigned, "Boolean", "Double", "Single", "String"],
        ["UInt64"] = [.. _unsigned, "Boolean", "Double", "Single", "String"],
        ["Single"] = ["Boolean", "Double", "Single", "String"],
        ["Double"] = ["Boolean", "Double", "Single", "String"],
        ["Boolean"] = [.. _integersUp, "Boolean", "Double", "Single", "String"],
        ["Text"] = [.. _integersUp, .. _unsigned, "Boolean", "DateTime", "DateTimeOffset", "Double", "Single", "String", "TimeSpan"],
        ["TimeSpan"] = ["Double", "Int64", "Single", "String"],
        ["DateTime"] = ["DateTime", "Double", "Int64", "Single", "String"],
        ["DateTimeOffset"] = ["Double", "Int64", "Single", "String"],
        ["RowId"] = [.. _unsigned, "String"],
    };

    private static object[] Converted(TableColumn column, DataKind kind) =>
        Pipeline.Snap(new Table(column), t => t.Conversion.ConvertType("Out", "X", kind))["Out"];

    private static DataViewType TypeOf(Table data, DataKind kind) =>
        Pipeline.Run(data, t => t.Conversion.ConvertType("Out", "X", kind)).Schema["Out"].Type;

    public static TheoryData<string> Sources => [.. _possible.Keys];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_type_converts_to_the_kinds_that_are_listed_and_to_no_other(string source)
    {
        var data = Tables.Kinds();
        var found = new List<string>();
        foreach (var kind in Enum.GetValues<DataKind>())
        {
            var estimator = new MLContext(1).Transforms.Conversion.ConvertType("Out", source, kind);
            try
            {
                var output = estimator.Fit(data).Transform(data);
                Promise.Holds(estimator.GetOutputSchema(Shapes.Of(data.Schema)), output.Schema);
                found.Add(kind.ToString());
            }
            catch (ArgumentOutOfRangeException error)
            {
                Assert.Contains(source, error.Message, StringComparison.Ordinal);
                Throws.Naming<ArgumentOutOfRangeException>(() => estimator.GetOutputSchema(Shapes.Of(data.Schema)), source);
            }
        }

        Assert.Equal(_possible[source].Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_output_is_single_precision_unless_told_otherwise() =>
        Assert.Equal(NumberDataViewType.Single, Pipeline.Run(new Table(Column.Of("X", 1)), t => t.Conversion.ConvertType("X")).Schema["X"].Type);

    [Fact]
    public void Signed_integers_wrap_when_they_do_not_fit()
    {
        Assert.Equal([(sbyte)1, (sbyte)44, (sbyte)-1], Converted(Column.Of("X", 1, 300, -1), DataKind.SByte));
        Assert.Equal([(short)-1, (short)0], Converted(Column.Of("X", -1L, 65536L), DataKind.Int16));
        Assert.Equal([-1], Converted(Column.Of("X", -1L), DataKind.Int32));
    }

    [Fact]
    public void Unsigned_integers_become_zero_when_they_do_not_fit()
    {
        Assert.Equal([(byte)255, (byte)0], Converted(Column.Of("X", 255u, 256u), DataKind.Byte));
        Assert.Equal([(ushort)65535, (ushort)0], Converted(Column.Of("X", 65535UL, 65536UL), DataKind.UInt16));
        var ids = Column.Of("X", new DataViewRowId(7, 0), new DataViewRowId(7, 1), new DataViewRowId(1L << 40, 0));
        Assert.Equal([7u, 0u, 0u], Converted(ids, DataKind.UInt32));
    }

    [Fact]
    public void Numbers_become_true_unless_they_are_zero()
    {
        Assert.Equal([true, false, true], Converted(Column.Of("X", -2, 0, 1), DataKind.Boolean));
        Assert.Equal([true, false, true], Converted(Column.Of("X", 0.5f, 0f, float.NaN), DataKind.Boolean));
    }

    [Fact]
    public void Numbers_become_text_in_the_invariant_culture()
    {
        Assert.Equal(["0.1", "-2.5", "1E+20", "NaN", "1.234568"], Converted(Column.Of("X", 0.1f, -2.5f, 1e20f, float.NaN, 1.23456789f), DataKind.String));
        Assert.Equal(["0.10000000000000001", "NaN"], Converted(Column.Of("X", 0.1, double.NaN), DataKind.String));
        Assert.Equal(["-7", "8"], Converted(Column.Of("X", -7, 8), DataKind.String));
        Assert.Equal(["True", "False"], Converted(Column.Of("X", true, false), DataKind.String));
        Assert.Equal(["0x0000000000000002000000000000000a"], Converted(Column.Of("X", new DataViewRowId(10, 2)), DataKind.String));
    }

    [Fact]
    public void Times_become_ticks_and_round_trip_text()
    {
        var time = new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        Assert.Equal([time.Ticks], Converted(Column.Of("X", time), DataKind.Int64));
        Assert.Equal([time.ToString("o")], Converted(Column.Of("X", time), DataKind.String));
        var offset = new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        Assert.Equal([offset.UtcTicks], Converted(Column.Of("X", offset), DataKind.Int64));
        Assert.Equal(["2020-01-02T03:04:05.0000000+02:00"], Converted(Column.Of("X", offset), DataKind.String));
        Assert.Equal([90f * TimeSpan.TicksPerSecond], Converted(Column.Of("X", TimeSpan.FromSeconds(90)), DataKind.Single));
        Assert.Equal(["00:01:30"], Converted(Column.Of("X", TimeSpan.FromSeconds(90)), DataKind.String));
    }

    [Fact]
    public void Text_becomes_a_real_number_and_nonsense_NaN()
    {
        var text = Column.Text("X", "1.5", "-2e3", "", "?", "nan", "NA", "abc", " 7 ", "1,5", "∞", "-∞");
        Assert.Equal(
            [1.5f, -2000f, 0f, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.NaN, float.PositiveInfinity, float.NegativeInfinity],
            Converted(text, DataKind.Single));
        Assert.Equal([0.1, double.NaN], Converted(Column.Text("X", "0.1", "x"), DataKind.Double));
    }

    [Fact]
    public void Text_becomes_an_unsigned_integer_and_nonsense_zero()
    {
        Assert.Equal([(byte)7, (byte)0, (byte)0, (byte)0, (byte)0], Converted(Column.Text("X", "7", "256", "-1", "", "x"), DataKind.Byte));
        Assert.Equal([ulong.MaxValue, 0UL], Converted(Column.Text("X", "18446744073709551615", "18446744073709551616"), DataKind.UInt64));
    }

    [Fact]
    public void Text_becomes_a_signed_integer_and_nonsense_is_an_error()
    {
        Assert.Equal([-7, 0, int.MaxValue, int.MinValue], Converted(Column.Text("X", "-7", "", "2147483647", "-2147483648"), DataKind.Int32));
        foreach (var nonsense in new[] { "x", "2147483648", "1.5", "-" })
        {
            Assert.Throws<InvalidOperationException>(() => Converted(Column.Text("X", nonsense), DataKind.Int32));
        }

        Assert.Equal([(sbyte)-128], Converted(Column.Text("X", "-128"), DataKind.SByte));
        Assert.Throws<InvalidOperationException>(() => Converted(Column.Text("X", "128"), DataKind.SByte));
        Assert.Equal([long.MinValue], Converted(Column.Text("X", "-9223372036854775808"), DataKind.Int64));
    }

    [Fact]
    public void Text_becomes_a_boolean_in_any_of_its_spellings()
    {
        string[] yes = ["1", "true", "TRUE", "T", "yes", "y", "+", "+1"];
        string[] no = ["0", "false", "F", "no", "N", "-", "-1", "", "maybe", "2"];
        Assert.All(Converted(Column.Text("X", yes), DataKind.Boolean), value => Assert.Equal(true, value));
        Assert.All(Converted(Column.Text("X", no), DataKind.Boolean), value => Assert.Equal(false, value));
    }

    [Fact]
    public void Text_becomes_times()
    {
        Assert.Equal([TimeSpan.FromHours(1), TimeSpan.Zero, TimeSpan.Zero], Converted(Column.Text("X", "01:00:00", "", "x"), DataKind.TimeSpan));
        Assert.Equal([new DateTime(2020, 1, 2), default(DateTime)], Converted(Column.Text("X", "2020-01-02", "x"), DataKind.DateTime));
        var day = new DateTimeOffset(2020, 1, 2, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal([day, default(DateTimeOffset)], Converted(Column.Text("X", "2020-01-02", ""), DataKind.DateTimeOffset));
    }

    [Fact]
    public void A_vector_keeps_its_shape_its_sparseness_and_its_slot_names()
    {
        var data = new Table(Column.Buffers("X", 8, Column.Sparse(8, (3, 5))).WithNames("SlotNames", "a", "b", "c", "d", "e", "f", "g", "h"));
        var output = Pipeline.Run(data, t => t.Conversion.ConvertType("Out", "X"));
        Assert.False(Pipeline.Buffers<float>(output, "Out")[0].IsDense);
        Assert.Equal([0f, 0f, 0f, 5f, 0f, 0f, 0f, 0f], (object[])Snapshot.Of(output)["Out"][0]);
        Assert.Equal(["SlotNames"], Pipeline.AnnotationKinds(output.Schema["Out"]));
        var shaped = new Table(Column.Shaped("X", [2, 2], [1, 2, 3, 4]));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Double, 2, 2), TypeOf(shaped, DataKind.Double));
        var any = new Table(Column.Vector("X", 0, [1, 2], [3]));
        Assert.Equal(new VectorDataViewType(NumberDataViewType.Double), TypeOf(any, DataKind.Double));
    }

    [Fact]
    public void Normalized_numbers_stay_normalized_and_booleans_become_so()
    {
        var data = new Table(Column.Of("X", 1f).With("IsNormalized", BooleanDataViewType.Instance, true), Column.Of("B", true));
        Assert.True(Pipeline.Run(data, t => t.Conversion.ConvertType("Out", "X", DataKind.Double)).Schema["Out"].IsNormalized());
        Assert.False(Pipeline.Run(data, t => t.Conversion.ConvertType("Out", "X", DataKind.String)).Schema["Out"].IsNormalized());
        Assert.True(Pipeline.Run(data, t => t.Conversion.ConvertType("Out", "B")).Schema["Out"].IsNormalized());
        Assert.Empty(Pipeline.AnnotationKinds(Pipeline.Run(data, t => t.Conversion.ConvertType("Out", "B", DataKind.String)).Schema["Out"]));
    }

    [Fact]
    public void Keys_convert_to_keys_of_another_width_and_keep_their_values()
    {
        var data = new Table(Column.Key("X", 3, 3u, 0u, 1u).WithNames("KeyValues", "one", "two", "three"));
        var output = Pipeline.Run(data, t => t.Conversion.ConvertType("Out", "X", DataKind.Byte));
        Assert.Equal(new KeyDataViewType(typeof(byte), 3), output.Schema["Out"].Type);
        Assert.Equal([(byte)3, (byte)0, (byte)1], Snapshot.Of(output)["Out"]);
        Assert.Equal(["KeyValues"], Pipeline.AnnotationKinds(output.Schema["Out"]));
    }

    [Fact]
    public void Keys_do_not_convert_to_numbers_nor_to_keys_that_are_too_narrow()
    {
        var data = new Table(Column.Key("X", 300, 1u));
        foreach (var kind in new[] { DataKind.Single, DataKind.Int32, DataKind.String, DataKind.Byte })
        {
            Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(data, t => t.Conversion.ConvertType("Out", "X", kind)), "X");
        }
    }

    [Fact]
    public void What_is_promised_for_keys_is_a_plain_number_with_the_annotations_of_the_input()
    {
        var data = new Table(Column.Key("X", 3, 3u).WithNames("KeyValues", "one", "two", "three").With("Note", NumberDataViewType.Int32, 1));
        var promised = Shapes.Find(Pipeline.Promise(data, t => t.Conversion.ConvertType("Out", "X", DataKind.UInt64)), "Out");
        Assert.Equal(NumberDataViewType.UInt64, promised.ItemType);
        Assert.False(promised.IsKey);
        Assert.Equal(["KeyValues", "Note"], promised.Annotations.Select(annotation => annotation.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_same_type_gives_the_same_values() =>
        Assert.Equal([1f, float.NaN], Converted(Column.Of("X", 1f, float.NaN), DataKind.Single));

    [Fact]
    public void A_missing_column_is_refused_by_name()
    {
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Run(new Table(Column.Of("Y", 1)), t => t.Conversion.ConvertType("X")), "'X'");
        Throws.Naming<ArgumentOutOfRangeException>(() => Pipeline.Promise(new Table(Column.Of("Y", 1)), t => t.Conversion.ConvertType("X")), "'X'");
    }

    [Fact]
    public void Several_columns_and_every_kind_survive_saving()
    {
        var data = Tables.Kinds();
        foreach (var kind in Enum.GetValues<DataKind>())
        {
            var model = new MLContext(1).Transforms.Conversion.ConvertType([new("A", "Text"), new("B", "Text")], kind).Fit(data);
            var loaded = Pipeline.Reload(model, data.Schema);
            Same.Columns(Snapshot.Describe(model.GetOutputSchema(data.Schema)), Snapshot.Describe(loaded.GetOutputSchema(data.Schema)), kind.ToString());
        }
    }
}
