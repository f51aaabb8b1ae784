package dev.jsnode.boot.test.autoconfigure;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;
import org.springframework.boot.test.context.ReactiveWebMergedContextConfiguration;
import org.springframework.test.context.MergedContextConfiguration;
import org.springframework.test.context.TestContextBootstrapper;
import org.springframework.util.ClassUtils;

/**
 * {@link TestContextBootstrapper} for {@link JsNodeTest @JsNodeTest} support. Where the
 * application is a web application, so is the test's, without a server: servers of
 * JavaScript find the mount that they listen at.
 */
class JsNodeTestContextBootstrapper extends TestSliceTestContextBootstrapper<JsNodeTest> {

	private static final String DISPATCHER = "org.springframework.web.reactive.DispatcherHandler";

	@Override
	protected MergedContextConfiguration processMergedContextConfiguration(MergedContextConfiguration mergedConfig) {
		MergedContextConfiguration processed = super.processMergedContextConfiguration(mergedConfig);
		return ClassUtils.isPresent(DISPATCHER, getClass().getClassLoader())
				? new ReactiveWebMergedContextConfiguration(processed) : processed;
	}

}
