"""
A sample of ONNX's own backend tests, fixtures/onnx/sample.zip, from the folder that Debian's package libonnx-testdata installs (or the one given).
They are (c) the ONNX project contributors, Apache-2.0; the notice lies in the archive.
"""
import sys
import zipfile
from pathlib import Path

ROOT = Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/libonnx-testdata/data")
TARGET = Path(__file__).resolve().parent.parent / "fixtures" / "onnx" / "sample.zip"
NOTICE = """Backend tests of ONNX, https://github.com/onnx/onnx
Copyright (c) ONNX Project Contributors. Licensed under the Apache License, Version 2.0, http://www.apache.org/licenses/LICENSE-2.0
"""
NODE = """
add_bcast argmax_default_axis_example argmin_negative_axis_keepdims_example batchnorm_epsilon cast_FLOAT16_to_DOUBLE clip_default_min concat_2d_axis_1
conv_with_strides_padding cumsum_1d depthtospace_example div_uint8 dropout_default_mask eyelike_with_dtype gather_0 gather_elements_1 gathernd_example_int32
gemm_all_attributes hardmax_axis_1 if instancenorm_epsilon layer_normalization_2d_axis1 logsoftmax_axis_1 loop11 lrn matmul_3d maxpool_2d_ceil maxpool_2d_same_lower mod_mixed_sign_int64
nllloss_NCd1d2_reduction_sum onehot_with_axis pow_types_float32_int64 prelu_broadcast reduce_log_sum_exp_keepdims_random reduce_mean_keepdims_random
relu reshape_negative_dim resize_upsample_scales_linear scan9_sum scatter_elements_with_axis scatternd sce_mean sce_NCd1d2d3_none_no_weight_negative_ii selu
slice slice_neg_steps softmax_axis_1 split_equal_parts_1d sub_bcast tile top_k transpose_default triu_one_row unsqueeze_two_axes where_example
"""
OTHERS = """
simple/test_expand_shape_model1 simple/test_sequence_model5 simple/test_shrink
pytorch-converted/test_BatchNorm2d_eval pytorch-converted/test_Conv2d_groups pytorch-converted/test_GLU pytorch-converted/test_PReLU_2d_multiparam
pytorch-converted/test_PixelShuffle pytorch-converted/test_ReflectionPad2d
pytorch-operator/test_operator_basic pytorch-operator/test_operator_index pytorch-operator/test_operator_repeat
"""

with zipfile.ZipFile(TARGET, "w", zipfile.ZIP_DEFLATED) as archive:
    def put(name, data):
        archive.writestr(zipfile.ZipInfo(name, (2022, 6, 17, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)

    put("NOTICE", NOTICE)
    for test in sorted(["node/test_" + name for name in NODE.split()] + OTHERS.split()):
        files = sorted(path for path in (ROOT / test).rglob("*") if path.is_file())
        assert files, test
        for path in files:
            put(str(path.relative_to(ROOT)), path.read_bytes())
print(TARGET.stat().st_size)
